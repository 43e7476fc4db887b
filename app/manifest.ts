import type { MetadataRoute } from "next"

/** Lets the app be installed. There is no service worker: nothing may stand between the page and a stream. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Millrace",
    short_name: "Millrace",
    description: "A chat application for large language models whose stream can be trusted.",
    id: "/",
    start_url: "/",
    display: "standalone",
    background_color: "#fdfdfe",
    theme_color: "#00728c",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  }
}
