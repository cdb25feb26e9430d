package io.graphqltck.core.model;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.grammar.Grammar;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A protocol with all that the kit knows of it.
 *
 * @param prefix of its scenarios' ids
 * @param paths where it is served: the endpoint first, and last where the kit's client asks for the upgrade; empty for wherever
 *     the URL says
 * @param accept what the kit's client accepts in an HTTP exchange where a turn does not say it
 * @param queriesByGet whether its clients may send queries by GET as well as by POST
 * @param streams how it streams the bodies of responses, or null where it streams none
 * @param authorisation of its clients, or null where it has none
 * @param subprotocol of the WebSocket connections, empty where there are none
 * @param courtesies what the kit's peer does by itself when no turn awaits the message
 * @param barrier an exchange whose answer proves that nothing else was on its way, or null
 * @param pingsProvedBy the scenarios that show whether a subject answers WebSocket pings, which are the other barrier
 * @param habits what subjects may do otherwise than the kit's own peer
 * @param probes how it is found out what a subject can do, whether it says so or not
 * @param disproofs dialogues that can be played only with a subject which lacks what they are named for
 * @param acquaintance how it is found out that a server speaks the protocol, and what a subscription of its own does
 * @param adapterChecks scenarios in which an adapter shows that it reports what its library tells
 * @param capabilities the words for what subjects can do, also such as no scenario of this protocol needs
 * @param tiers parts of the scenarios that are played on their own
 * @param advice what to look at first when something fails
 * @param editions what earlier releases judged, the first one first
 */
public record Protocol(
        String name,
        String title,
        String prefix,
        Set<Transport> transports,
        String subprotocol,
        List<String> paths,
        String accept,
        boolean queriesByGet,
        @Nullable Streaming streams,
        @Nullable Authorisation authorisation,
        Map<String, Document> documents,
        List<Courtesy> courtesies,
        @Nullable Barrier barrier,
        List<String> pingsProvedBy,
        Map<String, Requirement> requirements,
        Grammar grammar,
        Map<String, Operation> operations,
        List<Scenario> scenarios,
        List<EquivalentMutants> equivalentMutants,
        List<Habit> habits,
        List<Probe> probes,
        List<Probe> disproofs,
        List<Probe> acquaintance,
        List<Scenario> adapterChecks,
        List<Capability> capabilities,
        List<Tier> tiers,
        Advice advice,
        List<Edition> editions) {

    public Protocol {
        paths = List.copyOf(paths);
        documents = Map.copyOf(documents);
        transports = Set.copyOf(transports);
        courtesies = List.copyOf(courtesies);
        requirements = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
        operations = Map.copyOf(operations);
        scenarios = List.copyOf(scenarios);
        equivalentMutants = List.copyOf(equivalentMutants);
        habits = List.copyOf(habits);
        probes = List.copyOf(probes);
        disproofs = List.copyOf(disproofs);
        acquaintance = List.copyOf(acquaintance);
        adapterChecks = List.copyOf(adapterChecks);
        capabilities = List.copyOf(capabilities);
        tiers = List.copyOf(tiers);
        editions = List.copyOf(editions);
    }

    /** The edition of this number. */
    public Optional<Edition> edition(int number) {
        return editions.stream().filter(edition -> edition.number() == number).findFirst();
    }

    /** The protocol as this edition judges it: without newer scenarios, and with the levels of then. */
    public Protocol pinnedTo(Edition edition, Predicate<Scenario> kept) {
        Map<String, Requirement> graded = new LinkedHashMap<>();
        requirements.forEach((id, requirement) -> graded.put(id, edition.graded(requirement)));
        return new Protocol(
                name,
                title,
                prefix,
                transports,
                subprotocol,
                paths,
                accept,
                queriesByGet,
                streams,
                authorisation,
                documents,
                courtesies,
                barrier,
                pingsProvedBy,
                graded,
                grammar,
                operations,
                scenarios.stream()
                        .filter(scenario -> edition.has(scenario) || kept.test(scenario))
                        .toList(),
                equivalentMutants,
                habits,
                probes,
                disproofs,
                acquaintance,
                adapterChecks,
                capabilities,
                tiers,
                advice,
                editions);
    }

    /** The path of the endpoint where the kit itself is the server. */
    public String endpointPath() {
        return paths.isEmpty() ? "/graphql" : paths.get(0);
    }

    /** A document that requirements quote. */
    public record Document(String title, String edition, String url) {}

    /**
     * What a decent peer does on this message. Variables hold for one use.
     *
     * @param answer what it says, or null
     * @param closes the code with which it closes, or null; the message is just let pass where neither is there
     * @param echo only where the peer has said the same before, and once for each time
     */
    public record Courtesy(
            Pattern on, @Nullable Pattern answer, @Nullable Integer closes, boolean echo) {

        /** Whether the message is let pass whenever it comes. */
        public boolean passesAlways() {
            return answer == null && closes == null && !echo;
        }
    }

    /**
     * Send the one, await the other. Usable once {@code after} was on the wire, whoever said it; null for always.
     *
     * @param provedBy the scenarios that show whether a subject answers it, in either role
     */
    public record Barrier(
            Pattern send, Pattern await, @Nullable Pattern after, List<String> provedBy) {}
}
