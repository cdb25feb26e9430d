package io.graphqltck.core.rules;

/**
 * A rule's law was broken.
 *
 * @param moment number of the entry of the transcript
 */
public record RuleFinding(String requirement, int moment, String expected, String found) {}
