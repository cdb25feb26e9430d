package io.graphqltck.core.authorisation;

/**
 * What is wrong with what a client presents.
 *
 * @param requirement the sentence that it breaks
 * @param place where it stands, such as {@code payload.extensions.authorization}
 * @param expected in words
 * @param found in words
 * @param refused whether a server must refuse it, rather than it being merely not as it should be
 */
public record Objection(String requirement, String place, String expected, String found, boolean refused) {

    @Override
    public String toString() {
        return place + ": expected " + expected + ", found " + found;
    }
}
