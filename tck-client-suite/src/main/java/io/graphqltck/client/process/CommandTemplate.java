package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command with holes for what an operation needs. What fills a hole is not searched for holes: queries are full of braces. */
final class CommandTemplate {

    private static final Pattern HOLE = Pattern.compile(
            "\\{(url|query|variables|operationName|protocol|params|headers|caFile|authorisation[A-Za-z]*)}");

    private final ChildCommand template;

    CommandTemplate(ChildCommand template) {
        this.template = template;
    }

    ChildCommand fill(Opening opening, OperationRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("url", opening.url().toString());
        values.put("query", request.query());
        values.put("variables", JsonText.write(request.variables() == null ? Json.object() : request.variables()));
        values.put("protocol", opening.protocol());
        if (request.operationName() != null) {
            values.put("operationName", request.operationName());
        }
        if (opening.params() != null) {
            values.put("params", JsonText.write(opening.params()));
        }
        if (!opening.headers().isEmpty()) {
            values.put("headers", JsonText.write(AdapterCommands.headers(opening)));
        }
        if (opening.certificate() != null) {
            values.put("caFile", opening.certificate().toAbsolutePath().toString());
        }
        if (opening.authorisation() != null) {
            values.put("authorisation", JsonText.write(opening.authorisation()));
            opening.authorisation().members().forEach((name, value) -> {
                if (value instanceof Json.JsonString text) {
                    values.put(
                            "authorisation" + Character.toUpperCase(name.charAt(0)) + name.substring(1), text.value());
                }
            });
        }
        Map<String, String> environment = new LinkedHashMap<>();
        values.forEach((name, value) -> environment.put(variable(name), value));
        template.environment().forEach((name, value) -> environment.put(name, fill(value, values)));
        List<String> argv =
                template.argv().stream().map(word -> fill(word, values)).toList();
        return new ChildCommand(argv, template.folder(), environment);
    }

    private static String fill(String text, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
    }

    /** {@code TCK_OPERATION_NAME} for {@code operationName}. */
    private static String variable(String name) {
        return "TCK_" + name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }
}
