"use client"

import type { ComponentType } from "react"
import type { MessagePart } from "@/lib/protocol/message"
import { lazyPart } from "../lazy/lazy-part"
import type { PartProps } from "./part-props"
import { ReasoningPart } from "./reasoning-part"
import { TextPart } from "./text-part"
import { UnknownPart } from "./unknown-part"

// Few chats have any of these.
const ToolPart = lazyPart(() => import("./tool-part").then(({ ToolPart }) => ToolPart))
const FilePart = lazyPart(() => import("./file-part").then(({ FilePart }) => FilePart))
const SourcePart = lazyPart(() => import("./source-part").then(({ SourcePart }) => SourcePart))

/** `tool-<name>` parts share one renderer. */
type Kind<T = MessagePart["type"]> = T extends `tool-${string}` ? "tool" : T
type PartOfKind<K> = Extract<MessagePart, { type: K extends "tool" ? `tool-${string}` : K }>

/** One renderer a part type; null for what is not shown. A missing one is a type error. */
const renderers: { [K in Kind]: ComponentType<PartProps<PartOfKind<K>>> | null } = {
  text: TextPart,
  reasoning: ReasoningPart,
  tool: ToolPart,
  "dynamic-tool": ToolPart,
  "source-url": SourcePart,
  "source-document": SourcePart,
  file: FilePart,
  "reasoning-file": FilePart,
  "data-notice": null,
  "step-start": null,
  "steering-message": null,
  custom: null,
}

/** Renders any part of a message; one that this version does not know asks for a reload. */
export function Part(props: PartProps<MessagePart>) {
  const { type } = props.part
  const kind = type.startsWith("tool-") ? "tool" : type
  const Renderer = Object.hasOwn(renderers, kind)
    ? (renderers[kind as Kind] as ComponentType<PartProps<MessagePart>> | null)
    : UnknownPart
  return Renderer && <Renderer {...props} />
}
