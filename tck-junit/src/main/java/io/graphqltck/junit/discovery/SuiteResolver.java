package io.graphqltck.junit.discovery;

import io.graphqltck.junit.Constants;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.junit.settings.RunParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** From selectors to suites, and to what of them is wanted. */
final class SuiteResolver implements SelectorResolver {

    /** Other YAML on a class path is no concern of ours. */
    private static final String SUFFIX = ".tck.yaml";

    private final Predicate<String> classNames;
    private final RunParameters parameters;
    private final IsConformance isConformance = new IsConformance();
    private final Map<String, Wanted> wanted = new HashMap<>();
    private @Nullable String problem;

    SuiteResolver(Predicate<String> classNames, RunParameters parameters) {
        this.classNames = classNames;
        this.parameters = parameters;
    }

    /** What of this suite was asked for. */
    Wanted wanted(SuiteNode suite) {
        return wanted.computeIfAbsent(suite.testClass().getName(), name -> new Wanted());
    }

    /** Why files of scenarios that were asked for cannot be played. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        if (!classNames.test(selector.getClassName())) {
            return Resolution.unresolved();
        }
        return suite(selector.getJavaClass(), context, Wanted::all);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        List<UniqueId.Segment> segments = id.getSegments();
        if (segments.size() < 2 || !segments.get(1).getType().equals(SuiteNode.SEGMENT)) {
            return Resolution.unresolved();
        }
        return named(segments.get(1).getValue())
                .map(type -> suite(type, context, choice -> choice.below(id)))
                .orElse(Resolution.unresolved());
    }

    @Override
    public Resolution resolve(ClasspathResourceSelector selector, Context context) {
        return file(selector.getClasspathResourceName(), selector.getPosition().orElse(null), context);
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return file(selector.getRawPath(), selector.getPosition().orElse(null), context);
    }

    private Resolution file(String name, @Nullable FilePosition position, Context context) {
        if (!name.endsWith(SUFFIX)) {
            return Resolution.unresolved();
        }
        @Nullable Integer line = position == null ? null : Integer.valueOf(position.getLine());
        @Nullable Class<?> type = subject(name);
        return type == null ? Resolution.unresolved() : suite(type, context, choice -> choice.inFile(name, line));
    }

    /** The class that judges files which are asked for themselves; null with a problem where none can. */
    private @Nullable Class<?> subject(String file) {
        @Nullable String name = parameters.text(Constants.SUBJECT).orElse(null);
        if (name == null) {
            problem = file + " is selected, but nothing says which subject plays it; give the parameter "
                    + Constants.SUBJECT
                    + " the name of a class that is annotated with @Conformance, or select that class";
            return null;
        }
        @Nullable Class<?> type = named(name).orElse(null);
        if (type == null || !isConformance.test(type)) {
            problem = "the parameter " + Constants.SUBJECT + " is `" + name + "`, "
                    + (type == null ? "and there is no such class" : "which is not annotated with @Conformance");
            return null;
        }
        return type;
    }

    private Resolution suite(Class<?> type, Context context, Consumer<Wanted> choose) {
        if (!isConformance.test(type)) {
            return Resolution.unresolved();
        }
        Optional<SuiteNode> added =
                context.addToParent(parent -> Optional.of(new SuiteNode(parent.getUniqueId(), type)));
        return added.map(suite -> {
                    choose.accept(wanted(suite));
                    return Resolution.match(Match.exact(suite));
                })
                .orElse(Resolution.unresolved());
    }

    private static Optional<Class<?>> named(String className) {
        return ReflectionSupport.tryToLoadClass(className).toOptional().map(type -> (Class<?>) type);
    }
}
