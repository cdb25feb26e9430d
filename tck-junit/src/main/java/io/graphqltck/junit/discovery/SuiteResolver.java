package io.graphqltck.junit.discovery;

import io.graphqltck.junit.Constants;
import io.graphqltck.junit.node.SuiteNode;
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
    private final Parameters parameters;
    private final IsConformance isConformance = new IsConformance();
    private final Map<String, Wanted> wanted = new HashMap<>();

    SuiteResolver(Predicate<String> classNames, Parameters parameters) {
        this.classNames = classNames;
        this.parameters = parameters;
    }

    /** What of this suite was asked for. */
    Wanted wanted(SuiteNode suite) {
        return wanted.computeIfAbsent(suite.testClass().getName(), name -> new Wanted());
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
        return parameters
                .text(Constants.SUBJECT)
                .flatMap(SuiteResolver::named)
                .map(type -> suite(type, context, choice -> choice.inFile(name, line)))
                .orElse(Resolution.unresolved());
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
