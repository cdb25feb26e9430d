package io.graphqltck.core.model.pattern;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON value as a scenario describes it: an expectation for the party that listens, a template for the one that speaks. */
public sealed interface Pattern
        permits Pattern.Literal,
                Pattern.Members,
                Pattern.Items,
                Pattern.Variable,
                Pattern.Request,
                Pattern.Result,
                Pattern.Fresh,
                Pattern.Encoded,
                Pattern.OfKind,
                Pattern.Matching,
                Pattern.Not {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(PatternVisitor<R> visitor);

    /** The patterns that stand within this one, as they are written. */
    default Collection<Pattern> inside() {
        return List.of();
    }

    /** This pattern and all that stand within it. */
    default Stream<Pattern> every() {
        List<Pattern> every = new ArrayList<>();
        collect(this, every);
        return every.stream();
    }

    private static void collect(Pattern pattern, List<Pattern> into) {
        into.add(pattern);
        pattern.inside().forEach(inner -> collect(inner, into));
    }

    /** Exactly this value. */
    record Literal(Json value) implements Pattern {
        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** An object with at least these members. */
    record Members(Map<String, Pattern> members) implements Pattern {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Collection<Pattern> inside() {
            return members.values();
        }

        /** Whether it is a result that names its data and no errors: one that has errors is another result. */
        public boolean isCleanResult() {
            Pattern data = members.get("data");
            return !members.containsKey("errors") && (data instanceof Result || data instanceof Members);
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.members(this);
        }
    }

    /** An array of exactly these items. */
    record Items(List<Pattern> items) implements Pattern {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<Pattern> inside() {
            return items;
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.items(this);
        }
    }

    /** The value of a variable: captured when first heard, made up when first said. */
    record Variable(String name) implements Pattern {
        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.variable(this);
        }
    }

    /** The request for a named operation. */
    record Request(String operation) implements Pattern {
        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.request(this);
        }
    }

    /** A result of a named operation; {@code number} counts from 1. */
    record Result(String operation, int number) implements Pattern {
        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.result(this);
        }
    }

    /** A text that nobody used before. */
    record Fresh() implements Pattern {
        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.fresh(this);
        }
    }

    /** A string that holds this value. */
    record Encoded(Encoding encoding, Pattern inner) implements Pattern {

        @Override
        public List<Pattern> inside() {
            return List.of(inner);
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.encoded(this);
        }
    }

    /** A value of some kind. */
    record OfKind(Kind kind) implements Pattern {

        /** As scenarios write it. */
        public String written() {
            return "<" + kind.word() + ">";
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.ofKind(this);
        }
    }

    /** A string that this regular expression finds. */
    record Matching(String regex) implements Pattern {

        /** As scenarios write it. */
        public String written() {
            return "<~ " + regex + ">";
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.matching(this);
        }
    }

    /** Anything but this value. */
    record Not(Json value) implements Pattern {

        /** As scenarios write it. */
        public String written() {
            return "<not " + JsonText.write(value) + ">";
        }

        @Override
        public <R extends @Nullable Object> R accept(PatternVisitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** The kinds, by the words that scenarios use for them. */
    enum Kind {
        ANY("any"),
        ABSENT("absent"),
        NULL_OR_ABSENT("null or absent"),
        STRING("string"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        OBJECT("object"),
        ARRAY("array"),
        OBJECT_OR_ARRAY("object or array"),
        OBJECT_OR_NULL_OR_ABSENT("object or null or absent"),
        ERRORS("errors");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether a member of this kind may be missing. */
        public boolean mayBeAbsent() {
            return this == ABSENT || this == NULL_OR_ABSENT || this == OBJECT_OR_NULL_OR_ABSENT;
        }
    }
}
