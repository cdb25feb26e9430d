package io.graphqltck.adapter;

import java.util.Map;

/**
 * Reads and writes JSON objects by the library that the client has on its class path anyway. Values are maps, lists, strings, numbers, booleans
 * and null.
 */
public interface Json {

    Map<String, Object> read(String line);

    String write(Map<String, Object> event);
}
