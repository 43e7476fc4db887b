import { lazyPart } from "../lazy/lazy-part"

export const LazyModelMenu = lazyPart(() => import("./model-menu").then(({ ModelMenu }) => ModelMenu))
