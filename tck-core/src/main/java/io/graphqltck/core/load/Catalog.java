package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All protocols that the kit knows. Immutable; may be used by several threads. */
public final class Catalog {

    private static @Nullable SoftReference<Catalog> shipped;

    private final Map<String, Lazy> protocols = new LinkedHashMap<>();
    private final Set<String> added;

    private Catalog(Map<String, Protocol> protocols, Set<String> added) {
        protocols.forEach((name, protocol) -> this.protocols.put(name, Lazy.of(protocol)));
        this.added = Set.copyOf(added);
    }

    /**
     * The data that comes with the kit, read where it is used: a command that is about one protocol does not wait for the others. What
     * the build has checked is not checked again. The folder of each protocol has its name.
     */
    private Catalog(DataFiles shipped) {
        for (String folder : folders(shipped)) {
            protocols.put(folder, Lazy.in(shipped, folder));
        }
        this.added = Set.of();
    }

    /** The protocols that come with the kit, each read once in a process, as long as there is memory. May be called on any thread. */
    public static synchronized Catalog shipped() {
        @Nullable Catalog catalog = shipped == null ? null : shipped.get();
        if (catalog == null) {
            catalog = new Catalog(DataFiles.ofClassPath(Catalog.class.getClassLoader()));
            shipped = new SoftReference<>(catalog);
        }
        return catalog;
    }

    /**
     * The protocols that come with the kit, and more files of scenarios next to them.
     *
     * @param shipped data that {@link #load} has found right, when the kit was built
     * @throws LoadException with all that is wrong in the other files
     */
    public static Catalog shipped(DataFiles shipped, Collection<Path> more) {
        return more.isEmpty() ? new Catalog(shipped) : load(shipped, more);
    }

    /** Reads everything. @throws LoadException with all that is wrong */
    public static Catalog load(DataFiles files) {
        return load(files, List.of());
    }

    /**
     * Reads everything, and more files of scenarios next to it.
     *
     * @throws LoadException with all that is wrong
     */
    public static Catalog load(DataFiles files, Collection<Path> more) {
        Problems problems = new Problems();
        Map<String, Map<String, String>> moreByProtocol = byProtocol(files, more, problems);
        Map<String, Protocol> protocols = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String folder : folders(files)) {
            ProtocolReader reader = new ProtocolReader(files, folder, problems);
            try {
                Protocol protocol = reader.read(moreByProtocol.getOrDefault(folder, Map.of()));
                if (problems.all().isEmpty()) {
                    // What could not be read would only be reported twice.
                    EmissionCheck.run(protocol, problems);
                }
                protocols.put(protocol.name(), protocol);
            } catch (LoadException e) {
                problems.addAll(e);
            }
            taken.addAll(reader.taken());
        }
        if (problems.all().isEmpty()) {
            refuseUntaken(files, taken, problems);
        }
        refuseDuplicates(protocols.values(), problems);
        problems.throwIfAny();
        return new Catalog(protocols, more.stream().map(Path::toString).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The catalog as an edition of the kit has it: without what is newer, and with the levels of then. Scenarios that do not come with
     * the kit stay.
     *
     * @throws NoSuchElementException where the kit has no such edition; the message names those that it has
     */
    public Catalog pinnedTo(int edition) {
        Map<String, Protocol> pinned = new LinkedHashMap<>();
        // A protocol that is newer than the edition has nothing in it.
        protocols()
                .forEach(protocol -> protocol.edition(edition)
                        .ifPresent(then -> pinned.put(
                                protocol.name(),
                                protocol.pinnedTo(
                                        then,
                                        scenario -> added.contains(scenario.at().file())))));
        if (pinned.isEmpty()) {
            throw new NoSuchElementException("there is no edition " + edition + "; this kit has " + editions());
        }
        return new Catalog(pinned, added);
    }

    /** In words: {@code edition 1}, {@code the editions 1, 2}. */
    private String editions() {
        List<String> numbers = protocols().stream()
                .flatMap(protocol -> protocol.editions().stream())
                .map(edition -> edition.number())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        return switch (numbers.size()) {
            case 0 -> "none";
            case 1 -> "edition " + numbers.get(0);
            default -> "the editions " + String.join(", ", numbers);
        };
    }

    /** A scenario of no protocol would never be played. */
    private static void refuseUntaken(DataFiles files, Set<String> taken, Problems problems) {
        List<String> folders = folders(files);
        for (String name : files.names()) {
            if (name.endsWith(".tck.yaml") && !folders.contains(folderOf(name)) && !taken.contains(name)) {
                problems.add(
                        new Location(files.display(name), 1, 1),
                        "no protocol has these scenarios; name the file under `shared: scenarios:` in a `protocol.yaml`");
            }
        }
    }

    private static String folderOf(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    private static List<String> folders(DataFiles files) {
        return files.names().stream()
                .filter(name -> name.endsWith("/protocol.yaml"))
                .map(Catalog::folderOf)
                .sorted()
                .toList();
    }

    private static Map<String, Map<String, String>> byProtocol(
            DataFiles files, Collection<Path> more, Problems problems) {
        Map<String, Map<String, String>> byProtocol = new HashMap<>();
        List<String> known = folders(files);
        for (Path path : more) {
            try {
                String text = DataFiles.readFile(path, path.toString());
                Yaml yaml = YamlReader.read(path.toString(), text);
                Fields fields = Fields.of(yaml, "a file of scenarios", problems);
                String protocol = fields.text("protocol");
                if (!known.contains(protocol)) {
                    fields.problem("protocol", "unknown protocol `" + protocol + "`. " + Nearest.hint(protocol, known));
                }
                byProtocol
                        .computeIfAbsent(protocol, key -> new LinkedHashMap<>())
                        .put(path.toString(), text);
            } catch (LoadException e) {
                problems.addAll(e);
            }
        }
        return byProtocol;
    }

    private static void refuseDuplicates(Collection<Protocol> protocols, Problems problems) {
        Map<String, Location> seen = new HashMap<>();
        for (Protocol protocol : protocols) {
            for (Scenario scenario : protocol.scenarios()) {
                List<String> names = new ArrayList<>(scenario.aliases());
                names.add(scenario.id());
                for (String name : names) {
                    @Nullable Location first = seen.putIfAbsent(name, scenario.at());
                    if (first != null) {
                        problems.add(scenario.at(), "the id `" + name + "` is taken, see " + first);
                    }
                }
            }
        }
    }

    /** All of them, in the order of their names. */
    public Collection<Protocol> protocols() {
        return protocols.values().stream().map(Lazy::protocol).toList();
    }

    /** The names of all protocols, which does not read them. */
    public List<String> names() {
        return List.copyOf(protocols.keySet());
    }

    /** The protocol of this name. @throws IllegalArgumentException when there is none; the message names the known ones */
    public Protocol protocol(String name) {
        @Nullable Lazy protocol = protocols.get(name);
        if (protocol == null) {
            throw new IllegalArgumentException(
                    "unknown protocol `" + name + "`. " + Nearest.hint(name, protocols.keySet()));
        }
        return protocol.protocol();
    }

    /** The scenario with this id, or this earlier id. */
    public Optional<Scenario> scenario(String id) {
        return scenarios().stream()
                .filter(scenario ->
                        scenario.id().equals(id) || scenario.aliases().contains(id))
                .findFirst();
    }

    /** The requirement with this id. */
    public Optional<Requirement> requirement(String id) {
        return protocols().stream()
                .map(protocol -> protocol.requirements().get(id))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    public List<Scenario> scenarios() {
        return protocols().stream()
                .flatMap(protocol -> protocol.scenarios().stream())
                .toList();
    }
}
