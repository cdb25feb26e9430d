package io.graphqltck.core.model.pattern;

import org.jspecify.annotations.Nullable;

/** Handles each kind of pattern. */
public interface PatternVisitor<R extends @Nullable Object> {

    R literal(Pattern.Literal pattern);

    R members(Pattern.Members pattern);

    R items(Pattern.Items pattern);

    R variable(Pattern.Variable pattern);

    R request(Pattern.Request pattern);

    R result(Pattern.Result pattern);

    R fresh(Pattern.Fresh pattern);

    R encoded(Pattern.Encoded pattern);

    R ofKind(Pattern.OfKind pattern);

    R matching(Pattern.Matching pattern);

    R not(Pattern.Not pattern);
}
