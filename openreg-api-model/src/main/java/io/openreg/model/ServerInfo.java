package io.openreg.model;

/** Answer of {@code GET /}: what runs here, and where its documentation is. */
public record ServerInfo(String message, String version, String docs) {}
