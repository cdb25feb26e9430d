package io.graphqltck.reports.dialogue;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes patterns the way scenarios write them. Notes which operations they name. */
final class PatternText {

    /** Of a literal; one that is longer was only meant to be long. */
    private static final int LONGEST = 1000;

    private final Set<String> operations;

    PatternText(Set<String> operations) {
        this.operations = operations;
    }

    String of(Pattern pattern) {
        if (pattern instanceof Pattern.Literal literal) {
            String text = JsonText.write(literal.value());
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
        if (pattern instanceof Pattern.Members members) {
            return members.members().entrySet().stream()
                    .map(member -> member.getKey() + ": " + of(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (pattern instanceof Pattern.Items items) {
            return items.items().stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (pattern instanceof Pattern.Variable variable) {
            return "$" + variable.name();
        }
        if (pattern instanceof Pattern.Request request) {
            operations.add(request.operation());
            return "$" + request.operation();
        }
        if (pattern instanceof Pattern.Result result) {
            operations.add(result.operation());
            return "$" + result.operation() + "." + result.number();
        }
        if (pattern instanceof Pattern.Encoded encoded) {
            return "{<" + encoded.encoding().word() + ">: " + of(encoded.inner()) + "}";
        }
        if (pattern instanceof Pattern.OfKind kind) {
            return "<" + kind.kind().word() + ">";
        }
        if (pattern instanceof Pattern.Matching matching) {
            return "<~ " + matching.regex() + ">";
        }
        return pattern instanceof Pattern.Not not ? "<not " + JsonText.write(not.value()) + ">" : "$new";
    }
}
