package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Division;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Timing;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the turns of a dialogue. */
public final class TurnReader {

    private static final Set<String> MODIFIERS = Set.of(
            "requirement",
            "fragments",
            "cut",
            "pause",
            "headers",
            "fields",
            "compressed",
            "within",
            "for",
            "after",
            "unless",
            "authorised",
            "deviates",
            "proved by");
    private static final Set<String> OTHERS = Set.of(
            "application",
            "silence",
            "stays open",
            "include",
            "given",
            "resume",
            "either",
            "optionally",
            "any order",
            "together",
            "repeat");
    private static final Set<String> BOTH = Set.of("client", "server");
    /** What stands in place of a fragment's name where turns are a scenario's own precondition. */
    private static final String GIVEN = "given";

    private static final int MAX_TURNS = 20_000;

    private final ActReader acts;
    private final ApplicationTurnReader applications;
    private final AuthorisedReader authorisation;
    private final Map<String, Fragments.Fragment> fragments;
    private final Expansion expansion;
    private final Problems problems;
    private final Deque<String> including = new ArrayDeque<>();
    private int turns;

    public TurnReader(
            ActReader acts,
            ApplicationTurnReader applications,
            AuthorisedReader authorisation,
            Map<String, Fragments.Fragment> fragments,
            Expansion expansion,
            Problems problems) {
        this.acts = acts;
        this.applications = applications;
        this.authorisation = authorisation;
        this.fragments = fragments;
        this.expansion = expansion;
        this.problems = problems;
    }

    public List<Turn> dialogue(Yaml value) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            problems.add(value.at(), "expected a list of turns, but found " + value.describe());
            return List.of();
        }
        List<Turn> dialogue = new ArrayList<>();
        for (Yaml item : sequence.items()) {
            // A word of a shared scenario may stand for several turns, or for none.
            dialogue.addAll(item instanceof Yaml.Sequence ? dialogue(item) : turn(item));
        }
        return dialogue;
    }

    private List<Turn> turn(Yaml value) {
        if (++turns > MAX_TURNS) {
            if (turns == MAX_TURNS + 1) {
                problems.add(value.at(), "the dialogue has more than " + MAX_TURNS + " turns");
            }
            return List.of();
        }
        expansion.add(1, value.at());
        if (expansion.exhausted()) {
            return List.of();
        }
        Fields fields = Fields.of(value, "a turn", problems);
        List<String> keys = fields.names().stream()
                .filter(name -> !MODIFIERS.contains(name))
                .toList();
        if (keys.size() != 1) {
            if (!fields.names().isEmpty() || value instanceof Yaml.Mapping) {
                problems.add(
                        value.at(),
                        keys.isEmpty()
                                ? "the turn does not say who does what, such as `client:` or `server closes:`"
                                : "a turn says one thing, this one says " + String.join(" and ", keys)
                                        + "; split it into separate turns");
            }
            return List.of();
        }
        List<Turn> turn = turn(keys.get(0), fields);
        fields.refuseOthers();
        return turn;
    }

    private List<Turn> turn(String key, Fields fields) {
        Location at = fields.placeOf(key);
        @Nullable String requirement = fields.optionalText("requirement");
        return switch (key) {
            case "application" ->
                List.of(new Turn.Application(at, applications.read(fields.required(key)), requirement));
            case "silence" ->
                List.of(new Turn.Silence(
                        at, party(fields, key), false, fields.duration("for", Duration.ZERO), requirement));
            case "stays open" -> List.of(new Turn.Silence(at, party(fields, key), true, Duration.ZERO, requirement));
            case "include" -> include(at, fields.text(key));
            case "given" ->
                List.of(new Turn.Included(at, GIVEN, fields.text("proved by"), dialogue(fields.required(key))));
            case "resume" -> List.of(resume(at, Fields.of(fields.required(key), "what is resumed", problems)));
            case "either" -> List.of(either(at, fields, requirement));
            case "optionally" -> List.of(new Turn.Optionally(at, deviates(fields), dialogue(fields.required(key))));
            case "any order" ->
                List.of(new Turn.AnyOrder(
                        at, fields.items(key).stream().map(this::dialogue).toList()));
            case "together" -> List.of(together(at, fields));
            case "repeat" -> repeat(Fields.of(fields.required(key), "what is repeated", problems));
            default -> speeches(key, at, fields, requirement);
        };
    }

    /** A list of messages is as many turns, with the same modifiers. */
    private List<Turn> speeches(String key, Location at, Fields fields, @Nullable String requirement) {
        List<String> words = new ArrayList<>(List.of(key.split(" ", -1)));
        boolean illegally = words.remove("illegally");
        String party = words.get(0);
        String verb = words.size() > 1 ? String.join(" ", words.subList(1, words.size())) : "";
        if (!(party.equals("client") || party.equals("server")) || !acts.verbs().contains(verb)) {
            problems.add(at, "unknown turn `" + key + "`. " + Nearest.hint(key, knownTurns()));
            fields.optional(key);
            return List.of();
        }
        @Nullable String only = acts.onlyOf(verb);
        if (only != null && !only.equals(party)) {
            problems.add(at, "only the " + only + " " + verb + ": write `" + only + " " + verb + ":`");
        }
        Role role = Role.valueOf(party.toUpperCase(Locale.ROOT));
        Modifiers modifiers = modifiers(fields, requirement);
        Yaml value = fields.required(key);
        List<Yaml> values = verb.isEmpty() && value instanceof Yaml.Sequence several ? several.items() : List.of(value);
        List<Turn> speeches = new ArrayList<>();
        for (Yaml one : values) {
            Act act = acts.read(verb, one, fields);
            speeches.add(new Turn.Speech(
                    at,
                    role,
                    act,
                    illegally,
                    modifiers.withAuthorised(authorisation.modifier(fields, role, act, illegally))));
        }
        if (values.isEmpty()) {
            fields.optional("authorised");
        }
        return speeches;
    }

    private Set<String> knownTurns() {
        Set<String> known = new TreeSet<>(OTHERS);
        for (String verb : acts.verbs()) {
            @Nullable String only = acts.onlyOf(verb);
            Set<String> parties = only == null ? BOTH : Set.of(only);
            parties.forEach(party -> known.add((party + " " + verb).strip()));
        }
        return known;
    }

    private Modifiers modifiers(Fields fields, @Nullable String requirement) {
        int count = 0;
        List<Integer> lengths = List.of();
        @Nullable Yaml fragmented = fields.optional("fragments");
        if (fragmented instanceof Yaml.Sequence) {
            lengths = numbers(fields, fragmented, "fragments");
        } else if (fragmented != null) {
            count = number(fragmented, "fragments");
        }
        List<Integer> cuts = List.of();
        @Nullable Yaml cut = fields.optional("cut");
        boolean everyOctet = cut instanceof Yaml.Scalar scalar && scalar.text().equals("every octet");
        if (cut != null && !everyOctet) {
            cuts = numbers(fields, cut, "cut");
        }
        @Nullable String within = fields.optionalText("within");
        @Nullable Duration limit = within == null ? null : Fields.duration(within);
        return new Modifiers(
                requirement,
                fields.word("unless", Set.of("left"), "").equals("left"),
                new Division(count, lengths, cuts, everyOctet, fields.duration("pause", Duration.ZERO)),
                fields.flag("compressed"),
                new Timing(
                        within == null || limit != null ? null : within,
                        limit == null ? Duration.ZERO : limit,
                        fields.duration("after", Duration.ZERO)),
                null,
                null);
    }

    private List<Integer> numbers(Fields fields, Yaml value, String name) {
        return fields.items(value, name).stream()
                .map(item -> number(item, name))
                .toList();
    }

    private int number(Yaml value, String name) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().matches("\\d{1,8}")) {
            return Integer.parseInt(scalar.text());
        }
        problems.add(value.at(), "`" + name + "` must be a number, but is " + value.describe());
        return 0;
    }

    private Role party(Fields fields, String key) {
        return fields.word(key, Set.of("client", "server"), "client").equals("client") ? Role.CLIENT : Role.SERVER;
    }

    private List<Turn> include(Location at, String name) {
        Fragments.@Nullable Fragment fragment = fragments.get(name);
        if (fragment == null) {
            problems.add(at, "unknown fragment `" + name + "`. " + Nearest.hint(name, fragments.keySet()));
            return List.of();
        }
        if (including.contains(name)) {
            problems.add(
                    at, "the fragment `" + name + "` includes itself: " + String.join(" → ", including) + " → " + name);
            return List.of();
        }
        including.addLast(name);
        List<Turn> dialogue = dialogue(fragment.dialogue());
        including.removeLast();
        return List.of(new Turn.Included(at, name, fragment.provedBy(), dialogue));
    }

    private Turn resume(Location at, Fields fields) {
        @Nullable String exchange = fields.optionalText("exchange");
        @Nullable Yaml connection = fields.optional("connection");
        if ((exchange == null) == (connection == null)) {
            problems.add(at, "`resume` takes one of `connection`, a number, and `exchange`, a name");
        }
        fields.refuseOthers();
        return new Turn.Resume(at, connection == null ? 0 : number(connection, "connection"), exchange);
    }

    private Turn either(Location at, Fields fields, @Nullable String requirement) {
        List<Turn.Alternative> alternatives = new ArrayList<>();
        for (Yaml item : fields.items("either")) {
            Fields alternative = Fields.of(item, "an alternative", problems);
            alternatives.add(new Turn.Alternative(
                    alternative.optionalText("outcome"),
                    deviates(alternative),
                    dialogue(alternative.required("dialogue"))));
            alternative.refuseOthers();
        }
        if (alternatives.size() < 2) {
            problems.add(at, "`either` needs at least two alternatives");
        }
        return new Turn.Either(at, alternatives, requirement);
    }

    private static boolean deviates(Fields fields) {
        return !fields.word("deviates", Set.of("SHOULD"), "").isEmpty();
    }

    private Turn together(Location at, Fields fields) {
        List<Turn> dialogue = dialogue(fields.required("together"));
        Set<Object> parties = new java.util.HashSet<>();
        for (Turn turn : dialogue) {
            if (turn instanceof Turn.Speech speech) {
                parties.add(speech.party());
            } else {
                problems.add(turn.at(), "only what a party sends can go out together");
            }
        }
        if (parties.size() > 1) {
            problems.add(at, "turns that go out together are all of one party");
        }
        return new Turn.Together(at, dialogue);
    }

    private List<Turn> repeat(Fields fields) {
        String times = fields.text("times");
        String as = fields.text("as", Substitution.REPEATED_AS);
        Yaml body = fields.required("dialogue");
        fields.refuseOthers();
        if (!times.matches("[1-9]\\d{0,3}")) {
            fields.problem("times", "`times` must be a number from 1 to 9999, but is `" + times + "`");
            return List.of();
        }
        List<Turn> all = new ArrayList<>();
        for (int n = 1; n <= Integer.parseInt(times) && turns <= MAX_TURNS && !expansion.exhausted(); n++) {
            Map<String, Yaml> values = new LinkedHashMap<>();
            values.put(as, new Yaml.Scalar(fields.at(), Integer.toString(n), false));
            all.addAll(dialogue(new Substitution(values, expansion).in(body)));
        }
        return all;
    }
}
