package io.graphqltck.reports.dialogue;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.model.pattern.PatternVisitor;
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
        return pattern.accept(new PatternVisitor<>() {
            @Override
            public String literal(Pattern.Literal literal) {
                String text = JsonText.write(literal.value());
                return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            }

            @Override
            public String members(Pattern.Members members) {
                return members.members().entrySet().stream()
                        .map(member -> member.getKey() + ": " + of(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            }

            @Override
            public String items(Pattern.Items items) {
                return items.items().stream().map(PatternText.this::of).collect(Collectors.joining(", ", "[", "]"));
            }

            @Override
            public String variable(Pattern.Variable variable) {
                return "$" + variable.name();
            }

            @Override
            public String request(Pattern.Request request) {
                operations.add(request.operation());
                return "$" + request.operation();
            }

            @Override
            public String result(Pattern.Result result) {
                operations.add(result.operation());
                return "$" + result.operation() + "." + result.number();
            }

            @Override
            public String fresh(Pattern.Fresh fresh) {
                return "$new";
            }

            @Override
            public String encoded(Pattern.Encoded encoded) {
                return "{<" + encoded.encoding().word() + ">: " + of(encoded.inner()) + "}";
            }

            @Override
            public String ofKind(Pattern.OfKind kind) {
                return kind.written();
            }

            @Override
            public String matching(Pattern.Matching matching) {
                return matching.written();
            }

            @Override
            public String not(Pattern.Not not) {
                return not.written();
            }
        });
    }
}
