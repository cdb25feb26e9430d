package io.graphqltck.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds what makes a source depend on the clock: limits, waits with a limit, sleeps, and comparisons of durations. */
final class ClockCalls extends TreeScanner<@Nullable Void, @Nullable Void> {

    private static final Set<String> LIMITS = Set.of(
            "assertTimeout",
            "assertTimeoutPreemptively",
            "succeedsWithin",
            "failsWithin",
            "orTimeout",
            "completeOnTimeout",
            "setSoTimeout",
            "connectTimeout",
            "readTimeout",
            "callTimeout",
            "timeout",
            "parkNanos",
            "parkUntil",
            "sleep",
            "currentTimeMillis");
    /** Without a number these wait for an event. */
    private static final Set<String> WAITS = Set.of("join", "wait", "waitFor", "await");

    private static final Set<String> UNITS =
            Set.of("NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS");

    private static final Set<String> COMPARISONS = Set.of(
            "isLessThan",
            "isLessThanOrEqualTo",
            "isGreaterThan",
            "isGreaterThanOrEqualTo",
            "isBetween",
            "isStrictlyBetween",
            "isCloseTo",
            "compareTo");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final List<String> found = new ArrayList<>();
    private final boolean virtual;

    private ClockCalls(boolean virtual) {
        this.virtual = virtual;
    }

    /** The calls and annotations, in the order of the source. */
    static List<String> in(String source) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavacTask task =
                (JavacTask) COMPILER.getTask(null, FILES, problem -> {}, List.of("-proc:none"), null, List.of(file));
        // A loop that a test moves by hand is a clock that no machine delays.
        ClockCalls calls = new ClockCalls(source.contains("FakeLoop") || source.contains("play.loop."));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                calls.scan(unit.getTypeDecls(), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls.found;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        if (simple(annotation.getAnnotationType()).equals("Timeout")) {
            found.add("@Timeout");
        }
        return super.visitAnnotation(annotation, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
        if (Set.of("TimeUnit", "Awaitility", "WebDriverWait")
                .contains(identifier.getName().toString())) {
            found.add(identifier.getName().toString());
        }
        return super.visitIdentifier(identifier, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
        if (select.getIdentifier().contentEquals("TimeUnit")) {
            found.add("TimeUnit");
        }
        return super.visitMemberSelect(select, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        String name = simple(call.getMethodSelect());
        String whole = call.getMethodSelect().toString();
        if (name.equals("advanceTimeBy")) {
            return scan(call.getMethodSelect(), null); // Netty's clock that a test moves by hand
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (LIMITS.contains(name)
                || whole.equals("System.nanoTime")
                || whole.equals("Instant.now")
                || whole.equals("Duration.between")
                || arguments.stream().map(ClockCalls::simple).anyMatch(UNITS::contains)
                || (WAITS.contains(name) && arguments.stream().anyMatch(ClockCalls::isTime))
                || (COMPARISONS.contains(name) && !virtual && arguments.stream().anyMatch(ClockCalls::isDuration))) {
            found.add(name);
        }
        return super.visitMethodInvocation(call, null);
    }

    private static boolean isTime(ExpressionTree argument) {
        return isDuration(argument)
                || (argument instanceof LiteralTree literal && literal.getValue() instanceof Number);
    }

    private static boolean isDuration(ExpressionTree argument) {
        return argument.toString().startsWith("Duration.of");
    }

    private static String simple(Tree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return tree instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
    }
}
