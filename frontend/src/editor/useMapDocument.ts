// The document hook lives with the HTTP door; the name stays here for the screens that know it.
export * from "../api/useMapDocument";
