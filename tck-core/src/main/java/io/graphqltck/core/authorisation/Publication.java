package io.graphqltck.core.authorisation;

/**
 * What the kit's server hands to everybody who asks for it, such as the keys that verify its tokens.
 *
 * @param path where, beginning with a slash
 * @param mediaType of the body
 */
public record Publication(String path, String mediaType, String body) {}
