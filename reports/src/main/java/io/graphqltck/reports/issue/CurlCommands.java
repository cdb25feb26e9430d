package io.graphqltck.reports.issue;

import io.graphqltck.reports.ShellWords;
import io.graphqltck.reports.model.Entry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests of a transcript as commands of curl. */
final class CurlCommands {

    /** What stands in a request line for the path of the endpoint. */
    private static final String ENDPOINT = "…";

    private CurlCommands() {}

    static Optional<Reproduction> of(String endpoint, List<Entry> entries) {
        List<String> commands = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.REQUEST && entry.who() == Entry.Who.KIT) {
                if (entry.hex() != null) {
                    return Optional.empty(); // a body that is no text
                }
                commands.add(command(endpoint, entry.text()));
            }
        }
        if (commands.isEmpty()) {
            return Optional.empty();
        }
        String words = commands.size() == 1
                ? "Run it while the server runs; set the URL to where it is:"
                : "Run these one after the other while the server runs; set the URL to where it is:";
        return Optional.of(
                new Reproduction("sh", "URL='" + origin(endpoint) + "'\n" + String.join("\n", commands), words));
    }

    private static String origin(String endpoint) {
        return endpoint.replaceFirst("^ws", "http");
    }

    private static String command(String endpoint, String request) {
        int end = request.indexOf("\n\n");
        String head = end < 0 ? request : request.substring(0, end);
        String body = end < 0 ? "" : request.substring(end + 2);
        List<String> lines = head.lines().toList();
        String[] start = lines.get(0).split(" ", 3);
        String method = start[0];
        String target = start.length > 1 ? start[1] : ENDPOINT;
        StringBuilder command = new StringBuilder("curl -i -N --max-time 10");
        command.append(start.length > 2 && start[2].startsWith("HTTP/2") ? " --http2-prior-knowledge" : "");
        command.append(" -X ").append(ShellWords.quoted(method)).append(' ').append(url(endpoint, target));
        for (String field : lines.subList(1, lines.size())) {
            // An empty value needs a semicolon, or curl leaves the field out.
            String word =
                    field.endsWith(": ") || field.endsWith(":") ? field.strip().replaceFirst(":$", ";") : field;
            command.append(" \\\n  -H ").append(ShellWords.quoted(word));
        }
        if (!body.isEmpty()) {
            command.append(" \\\n  --data-binary ").append(ShellWords.quoted(body));
        }
        return command.toString();
    }

    private static String url(String endpoint, String target) {
        String path =
                Optional.ofNullable(URI.create(origin(endpoint)).getRawPath()).orElse("/");
        String rest = target.startsWith(ENDPOINT)
                ? target.substring(ENDPOINT.length())
                : target.startsWith(path) ? target.substring(path.length()) : target;
        return "\"$URL\"" + (rest.isEmpty() ? "" : ShellWords.quoted(rest));
    }
}
