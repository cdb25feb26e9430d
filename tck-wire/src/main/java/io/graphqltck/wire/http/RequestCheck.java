package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/** Checks a client's upgrade request against RFC 6455 §4.1. */
public final class RequestCheck {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private RequestCheck() {}

    /** What is wrong, a sentence each; empty when it is a well-formed upgrade request. */
    public static List<String> faults(HttpHead head) {
        List<String> faults = new ArrayList<>();
        String[] words = head.startLine().split(" ", 3);
        if (!words[0].equals("GET")) {
            faults.add("The upgrade request's method is " + words[0] + " instead of GET.");
        }
        if (head.startLine().endsWith("HTTP/0.9") || head.startLine().endsWith("HTTP/1.0")) {
            faults.add("The upgrade request is of an HTTP version below 1.1.");
        }
        if (head.all("Host").size() != 1) {
            faults.add("The upgrade request has " + head.all("Host").size() + " Host fields instead of one.");
        }
        if (!Handshakes.has(head, "Upgrade", "websocket")) {
            faults.add("The upgrade request has no \"Upgrade: websocket\".");
        }
        if (!Handshakes.has(head, "Connection", "Upgrade")) {
            faults.add("The upgrade request has no \"Connection: Upgrade\".");
        }
        List<String> keys = head.all("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            faults.add("The upgrade request's Sec-WebSocket-Key is not once the base64 of 16 bytes: " + keys + ".");
        }
        List<String> versions = head.all("Sec-WebSocket-Version");
        if (!versions.equals(List.of("13"))) {
            faults.add("The upgrade request's Sec-WebSocket-Version is not once 13: " + versions + ".");
        }
        List<String> subprotocols = Handshakes.members(head, "Sec-WebSocket-Protocol");
        if (!subprotocols.stream().allMatch(name -> name.matches(TOKEN))
                || new HashSet<>(subprotocols).size() < subprotocols.size()) {
            faults.add("The offered subprotocols are not tokens that differ from each other: " + subprotocols + ".");
        }
        return faults;
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
