package io.graphqltck.core.load.yaml;

import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads one YAML document of plain form: no anchors, aliases, merge keys or tags, no duplicate keys. Built on the parser's
 * events, because they have the positions that every error message needs.
 */
public final class YamlReader {

    /** A scenario file is a few kilobytes; whatever is over this is not one. */
    static final int MAX_CHARACTERS = 2_000_000;

    static final int MAX_OCTETS = 8 * MAX_CHARACTERS;

    private static final int MAX_DEPTH = 60;

    private final String file;
    private final java.util.Iterator<Event> events;

    private YamlReader(String file, String text) {
        this.file = file;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_CHARACTERS)
                // One read for the whole: the reader of 3.0.1 fails when a surrogate pair lies across two.
                .setBufferSize(text.length() + 2)
                .setUseMarks(true)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * Reads the document.
     *
     * @throws LoadException when it is no such document
     */
    public static Yaml read(String file, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw problem(
                    new Location(file, 1, 1), "the file has more than " + MAX_CHARACTERS + " characters; split it");
        }
        if (text.indexOf('\0') >= 0) {
            throw problem(new Location(file, 1, 1), "the file is binary, expected YAML text");
        }
        try {
            return new YamlReader(file, text).document();
        } catch (YamlVersionException e) {
            SpecVersion version = e.getSpecVersion();
            throw problem(
                    new Location(file, 1, 1),
                    "version " + version.getMajor() + "." + version.getMinor()
                            + " of YAML is not known, expected 1.2; remove the line with `%YAML`");
        } catch (MarkedYamlEngineException e) {
            Location at = e.getProblemMark().map(mark -> location(file, mark)).orElse(new Location(file, 1, 1));
            throw problem(at, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw problem(new Location(file, 1, 1), "not YAML: " + message);
        }
    }

    private Yaml document() {
        skip(Event.ID.StreamStart);
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw problem(new Location(file, 1, 1), "the file is empty, expected a map");
        }
        Yaml root = value(events.next(), 0);
        skip(Event.ID.DocumentEnd);
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw problem(at(after), "expected one document, found a second one; remove the `---`");
        }
        return root;
    }

    private void skip(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw problem(at(event), "expected " + expected + ", found " + event.getEventId());
        }
    }

    private Yaml value(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw problem(at(event), "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event.getEventId() == Event.ID.Alias) {
            throw problem(at(event), "aliases are not allowed; write the value out, or use a fragment");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw problem(at(event), "anchors are not allowed; write the value out, or use a fragment");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), scalar);
            return new Yaml.Scalar(at(event), scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
        }
        if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag(), sequence);
            List<Yaml> items = new ArrayList<>();
            for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
                items.add(value(next, depth + 1));
            }
            return new Yaml.Sequence(at(event), List.copyOf(items));
        }
        if (event instanceof MappingStartEvent mapping) {
            refuseTag(mapping.getTag(), mapping);
            return mapping(event, depth);
        }
        throw problem(at(event), "expected a value, found " + event.getEventId());
    }

    private Yaml mapping(Event start, int depth) {
        Map<Yaml.Scalar, Yaml> entries = new LinkedHashMap<>();
        Map<String, Location> seen = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(value(next, depth + 1) instanceof Yaml.Scalar key)) {
                throw problem(at(next), "a key must be a word");
            }
            if (key.text().equals("<<") && !key.quoted()) {
                throw problem(key.at(), "merge keys are not allowed; write the members out, or use a fragment");
            }
            Location first = seen.putIfAbsent(key.text(), key.at());
            if (first != null) {
                throw problem(key.at(), "duplicate key `" + key.text() + "`, first used at line " + first.line());
            }
            entries.put(key, value(events.next(), depth + 1));
        }
        return new Yaml.Mapping(at(start), java.util.Collections.unmodifiableMap(entries));
    }

    private void refuseTag(Optional<String> tag, Event event) {
        if (tag.isPresent()) {
            throw problem(at(event), "tags are not allowed, found `" + tag.get() + "`");
        }
    }

    private Location at(Event event) {
        return event.getStartMark().map(mark -> location(file, mark)).orElse(new Location(file, 1, 1));
    }

    private static Location location(String file, Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static LoadException problem(Location at, String text) {
        return new LoadException(List.of(new Problem(at, text)));
    }
}
