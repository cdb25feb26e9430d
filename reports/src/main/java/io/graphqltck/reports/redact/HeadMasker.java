package io.graphqltck.reports.redact;

import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks the secrets of an HTTP head: credentials in fields, values in the query of the URL. */
final class HeadMasker {

    private static final Set<String> SCHEMES = Set.of("basic", "bearer", "digest", "negotiate");
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    /** Words and small numbers, such as the name of a subprotocol: nothing that could be a token. */
    private static final String WORD = "(?:(?:[a-z]{1,20}|[A-Z]{1,20}|[A-Za-z]{1,10})[0-9]{0,2}|v?[0-9]{1,4})";

    private static final Pattern PROTOCOL_NAME = Pattern.compile(WORD + "(?:[-._/]" + WORD + "){0,6}");

    private static final int LONGEST_WORD = 24;

    private final Consumer<String> found;

    HeadMasker(Consumer<String> found) {
        this.found = found;
    }

    HttpHead mask(HttpHead head) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        head.fields().forEach(field -> fields.add(Map.entry(field.getKey(), value(field.getKey(), field.getValue()))));
        return new HttpHead(startLine(head.startLine()), fields);
    }

    private String value(String name, String value) {
        if (name.equalsIgnoreCase(SUBPROTOCOL)) {
            return Arrays.stream(value.split(",", -1)).map(this::subprotocol).collect(Collectors.joining(","));
        }
        if (!SecretNames.contains(name)) {
            return JsonMasker.mask(value, found);
        }
        if (name.toLowerCase(java.util.Locale.ROOT).contains("cookie")) {
            cookies(value);
        }
        found.accept(value);
        int space = value.indexOf(' ');
        boolean scheme = space > 0 && SCHEMES.contains(value.substring(0, space).toLowerCase(java.util.Locale.ROOT));
        return (scheme ? value.substring(0, space + 1) : "") + Redactor.MASK;
    }

    private void cookies(String value) {
        for (String pair : value.split(";", -1)) {
            found.accept(pair.substring(pair.indexOf('=') + 1));
        }
    }

    private String subprotocol(String token) {
        String name = token.strip();
        if (name.isEmpty() || PROTOCOL_NAME.matcher(name).matches()) {
            return token;
        }
        found.accept(name);
        int dash = name.indexOf('-');
        if (dash > 0 && dash < 12) {
            found.accept(name.substring(dash + 1)); // a word, then the token
            Base64Json.mask(name.substring(dash + 1), found); // the secrets in it
        }
        return token.replace(name, Redactor.MASK);
    }

    private String startLine(String line) {
        int query = line.indexOf('?');
        if (query < 0) {
            return Credentials.maskText(line, found);
        }
        int end = line.indexOf(' ', query);
        String rest = end < 0 ? "" : line.substring(end);
        String values = Arrays.stream(
                        line.substring(query + 1, end < 0 ? line.length() : end).split("&", -1))
                .map(this::parameter)
                .collect(Collectors.joining("&"));
        return Credentials.maskText(line.substring(0, query), found) + "?" + values + rest;
    }

    private String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter.length() > LONGEST_WORD ? Redactor.MASK : parameter;
        }
        String value = parameter.substring(equals + 1);
        if (value.isEmpty()) {
            return parameter;
        }
        found.accept(value);
        found.accept(decoded(value));
        Base64Json.mask(decoded(value), found); // the secrets in it
        return parameter.substring(0, equals + 1) + Redactor.MASK;
    }

    private static String decoded(String value) {
        try {
            return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // wrong percent signs are the peer's business
        }
    }
}
