package io.graphqltck.junit.settings;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.DeclaredWords;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.NothingSelectedException;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.settings.Suite.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Finds the scenarios for a subject. */
public final class SuiteReader {

    private final SettingsReader reader;

    public SuiteReader(RunParameters parameters) {
        this.reader = new SettingsReader(parameters);
    }

    /** Reads what is declared. @throws SettingsException with a sentence for the author of the test */
    public Suite of(Declared declared) {
        try {
            Settings settings = reader.of(declared);
            Catalog catalog = pinned(declared, Catalogs.with(ScenarioFiles.below(declared.scenarioFiles())));
            List<Protocol> protocols = protocols(declared, catalog);
            DeclaredWords.problem(settings.subject(), protocols).ifPresent(problem -> {
                throw new SettingsException(declared.where() + " declares the unknown " + problem);
            });
            return suite(declared, settings, catalog, protocols);
        } catch (LoadException | NothingSelectedException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    private Catalog pinned(Declared declared, Catalog catalog) {
        int edition = reader.edition(declared);
        try {
            return edition == 0 ? catalog : catalog.pinnedTo(edition);
        } catch (NoSuchElementException e) {
            throw new SettingsException(declared.where() + ": " + e.getMessage());
        }
    }

    private static List<Protocol> protocols(Declared declared, Catalog catalog) {
        List<String> known = catalog.protocols().stream().map(Protocol::name).toList();
        String all = "Known: " + String.join(", ", known);
        if (declared.protocols().isEmpty()) {
            throw new SettingsException(
                    declared.where() + " names no protocol; name at least one in `protocols`. " + all);
        }
        Set<String> seen = new HashSet<>();
        List<Protocol> protocols = new ArrayList<>();
        for (String name : declared.protocols()) {
            if (!known.contains(name)) {
                String hint = Nearest.hint(name, known);
                throw new SettingsException(declared.where() + " names the unknown protocol `" + name + "`. "
                        + (hint.startsWith("Did") ? hint + " " : "") + all);
            }
            if (!seen.add(name)) {
                throw new SettingsException(declared.where() + " names the protocol `" + name + "` twice");
            }
            protocols.add(catalog.protocol(name));
        }
        return protocols;
    }

    private Suite suite(Declared declared, Settings settings, Catalog catalog, List<Protocol> protocols) {
        Filters own = SettingsReader.declared(declared);
        Filters narrowing = reader.narrowing(declared);
        // A word that nothing at all has is a mistake, whatever the protocols of this subject are.
        Selection.of(catalog, own.withSlow());
        Selection.of(catalog, narrowing.withSlow());
        List<Part> parts = new ArrayList<>();
        int possible = 0;
        int slow = 0;
        for (Protocol protocol : protocols) {
            Filters declaredHere = own.narrowedTo(protocol.name(), declared.role());
            List<Scenario> every = selected(catalog, declaredHere.withSlow());
            List<Scenario> quick = selected(catalog, declaredHere);
            List<Scenario> asked = selected(catalog, narrowing.narrowedTo(protocol.name(), declared.role()));
            List<Scenario> scenarios = asked.stream()
                    .filter(every::contains)
                    .filter(scenario -> quick.contains(scenario) || isMeant(scenario, narrowing))
                    .toList();
            possible += quick.size();
            slow += every.size() - quick.size();
            if (!scenarios.isEmpty()) {
                parts.add(new Part(protocol, scenarios));
            }
        }
        if (possible == 0 && parts.isEmpty()) {
            throw new SettingsException(nothing(declared, slow));
        }
        String emptied = parts.isEmpty()
                ? "the parameters " + Constants.PREFIX + "* of this run select no scenario of " + declared.name()
                        + "; loosen them, or run only the class that they are meant for"
                : null;
        return new Suite(settings, Baselines.read(declared, catalog), parts, emptied);
    }

    /** A scenario that must wait is played when the run asks for such ones, or for this one by its id. */
    private static boolean isMeant(Scenario scenario, Filters narrowing) {
        return narrowing.slow()
                || narrowing.scenarios().contains(scenario.id())
                || scenario.aliases().stream().anyMatch(narrowing.scenarios()::contains);
    }

    private static String nothing(Declared declared, int slow) {
        return declared.where()
                + (slow > 0
                        ? " selects only scenarios that must wait (" + slow + "); set `slow`, or -D" + Constants.SLOW
                                + "=true"
                        : " selects no scenario that its protocols have for a "
                                + declared.role().word() + "; loosen `scenarios`");
    }

    private static List<Scenario> selected(Catalog catalog, Filters filters) {
        try {
            return Selection.of(catalog, filters).scenarios();
        } catch (NothingSelectedException e) {
            // Of this protocol; another one of the same subject may have some.
            return List.of();
        }
    }
}
