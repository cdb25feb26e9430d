package io.graphqltck.core.model;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.grammar.Grammar;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.wire.ServerAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A protocol with all that the kit knows of it. What it consists of is grouped by what it is for. */
public record Protocol(Naming naming, Access access, Conduct conduct, Suite suite, Probing probing, Guidance guidance) {

    /**
     * What it is called, and where it is written.
     *
     * @param prefix of its scenarios' ids
     */
    public record Naming(String name, String title, String prefix, Map<String, Document> documents) {
        public Naming {
            documents = Map.copyOf(documents);
        }
    }

    /**
     * How a client reaches a server.
     *
     * @param subprotocol of the WebSocket connections, empty where there are none
     * @param paths where it is served: the endpoint first, and last where the kit's client asks for the upgrade; empty for
     *     wherever the URL says
     * @param upgradeHosts labels in the names of the service's own hosts, and what stands in their place where upgrades go
     * @param accept what the kit's client accepts in an HTTP exchange where a turn does not say it
     * @param operationsByGet whether its clients may send queries and subscriptions by GET as well as by POST
     * @param streams how it streams the bodies of responses, or null where it streams none
     * @param authorisation of its clients, or null where it has none
     */
    public record Access(
            Set<Transport> transports,
            String subprotocol,
            List<String> paths,
            Map<String, String> upgradeHosts,
            String accept,
            boolean operationsByGet,
            @Nullable Streaming streams,
            @Nullable Authorisation authorisation) {
        public Access {
            transports = Set.copyOf(transports);
            paths = List.copyOf(paths);
            upgradeHosts = Map.copyOf(upgradeHosts);
        }
    }

    /**
     * What peers do without being told by a turn.
     *
     * @param courtesies what the kit's peer does by itself when no turn awaits the message
     * @param barrier an exchange whose answer proves that nothing else was on its way, or null
     * @param pingsProvedBy the scenarios that show whether a subject answers WebSocket pings, which are the other barrier
     * @param habits what subjects may do otherwise than the kit's own peer
     */
    public record Conduct(
            List<Courtesy> courtesies, @Nullable Barrier barrier, List<String> pingsProvedBy, List<Habit> habits) {
        public Conduct {
            courtesies = List.copyOf(courtesies);
            pingsProvedBy = List.copyOf(pingsProvedBy);
            habits = List.copyOf(habits);
        }
    }

    /**
     * What is played, and by what it is judged.
     *
     * @param requirements by their ids, in the order of their file
     * @param operations by their names
     * @param pinned the number of the edition that this is pinned to, or null where all that the kit has is judged
     */
    public record Suite(
            Grammar grammar,
            Map<String, Requirement> requirements,
            Map<String, Operation> operations,
            List<Scenario> scenarios,
            List<EquivalentMutants> equivalentMutants,
            @Nullable Integer pinned) {
        public Suite {
            requirements = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
            operations = Map.copyOf(operations);
            scenarios = List.copyOf(scenarios);
            equivalentMutants = List.copyOf(equivalentMutants);
        }

        /** As this edition judges: without newer scenarios, and with the levels of then. */
        Suite pinnedTo(Edition edition, Predicate<Scenario> kept) {
            Map<String, Requirement> graded = new LinkedHashMap<>();
            requirements.forEach((id, requirement) -> graded.put(id, edition.graded(requirement)));
            return new Suite(
                    grammar,
                    graded,
                    operations,
                    scenarios.stream()
                            .filter(scenario -> edition.has(scenario) || kept.test(scenario))
                            .toList(),
                    equivalentMutants,
                    edition.number());
        }
    }

    /**
     * What is found out of a subject or of its adapter.
     *
     * @param probes how it is found out what a subject can do, whether it says so or not
     * @param disproofs dialogues that can be played only with a subject which lacks what they are named for
     * @param acquaintance how it is found out that a server speaks the protocol, and what a subscription of its own does
     * @param adapterChecks scenarios in which an adapter shows that it reports what its library tells
     */
    public record Probing(
            List<Probe> probes, List<Probe> disproofs, List<Probe> acquaintance, List<Scenario> adapterChecks) {
        public static final Probing NONE = new Probing(List.of(), List.of(), List.of(), List.of());

        public Probing {
            probes = List.copyOf(probes);
            disproofs = List.copyOf(disproofs);
            acquaintance = List.copyOf(acquaintance);
            adapterChecks = List.copyOf(adapterChecks);
        }
    }

    /**
     * How people choose scenarios, and the advice that they get.
     *
     * @param capabilities the words for what subjects can do, also such as no scenario of this protocol needs
     * @param tiers parts of the scenarios that are played on their own
     * @param advice what to look at first when something fails
     * @param editions what earlier releases judged, the first one first
     */
    public record Guidance(List<Capability> capabilities, List<Tier> tiers, Advice advice, List<Edition> editions) {
        public Guidance {
            capabilities = List.copyOf(capabilities);
            tiers = List.copyOf(tiers);
            editions = List.copyOf(editions);
        }
    }

    /** The edition of this number. */
    public Optional<Edition> edition(int number) {
        return editions().stream().filter(edition -> edition.number() == number).findFirst();
    }

    /** The protocol as this edition judges it: without newer scenarios, and with the levels of then. */
    public Protocol pinnedTo(Edition edition, Predicate<Scenario> kept) {
        return new Protocol(naming, access, conduct, suite.pinnedTo(edition, kept), probing, guidance);
    }

    /** Where the server at this URL is, which its user may name by its endpoint or by where it takes upgrades. */
    public ServerAddress address(URI url) {
        return ServerAddress.of(url, paths(), access.upgradeHosts());
    }

    /** The protocol for a subject that does not know the message of the barrier: a WebSocket ping is the barrier then. */
    public Protocol withoutBarrier() {
        Conduct pinging = new Conduct(conduct.courtesies(), null, conduct.pingsProvedBy(), conduct.habits());
        return new Protocol(naming, access, pinging, suite, probing, guidance);
    }

    /** The path of the endpoint where the kit itself is the server. */
    public String endpointPath() {
        return paths().isEmpty() ? "/graphql" : paths().get(0);
    }

    /** A document that requirements quote. */
    public record Document(String title, String edition, String url) {}

    /**
     * What a decent peer does on this message. Variables hold for one use.
     *
     * @param answer what it says, or null
     * @param closes the code with which it closes, or null; the message is just accepted where neither is there
     * @param echo only where the peer has said the same before, and once for each time
     */
    public record Courtesy(
            Pattern on, @Nullable Pattern answer, @Nullable Integer closes, boolean echo) {

        /** Whether the message is accepted at any time. */
        public boolean passesAlways() {
            return answer == null && closes == null && !echo;
        }
    }

    /**
     * Send the one, await the other. Usable once either party has sent {@code after}; null for always.
     *
     * @param provedBy the scenarios that show whether a subject answers it, in either role
     * @param requirements those on these two messages: a subject that does not know them is not asked for more of them
     */
    public record Barrier(
            Pattern send, Pattern await, @Nullable Pattern after, List<String> provedBy, Set<String> requirements) {
        public Barrier {
            provedBy = List.copyOf(provedBy);
            requirements = Set.copyOf(requirements);
        }
    }

    public String name() {
        return naming.name();
    }

    public String title() {
        return naming.title();
    }

    public String prefix() {
        return naming.prefix();
    }

    public Map<String, Document> documents() {
        return naming.documents();
    }

    public Set<Transport> transports() {
        return access.transports();
    }

    public String subprotocol() {
        return access.subprotocol();
    }

    public List<String> paths() {
        return access.paths();
    }

    public String accept() {
        return access.accept();
    }

    public boolean operationsByGet() {
        return access.operationsByGet();
    }

    public @Nullable Streaming streams() {
        return access.streams();
    }

    public @Nullable Authorisation authorisation() {
        return access.authorisation();
    }

    public List<Courtesy> courtesies() {
        return conduct.courtesies();
    }

    public @Nullable Barrier barrier() {
        return conduct.barrier();
    }

    public List<String> pingsProvedBy() {
        return conduct.pingsProvedBy();
    }

    public List<Habit> habits() {
        return conduct.habits();
    }

    public Grammar grammar() {
        return suite.grammar();
    }

    public Map<String, Requirement> requirements() {
        return suite.requirements();
    }

    public Map<String, Operation> operations() {
        return suite.operations();
    }

    public List<Scenario> scenarios() {
        return suite.scenarios();
    }

    public List<EquivalentMutants> equivalentMutants() {
        return suite.equivalentMutants();
    }

    /** The number of the edition that this is pinned to, or null where all that the kit has is judged. */
    public @Nullable Integer pinned() {
        return suite.pinned();
    }

    public List<Probe> probes() {
        return probing.probes();
    }

    public List<Probe> disproofs() {
        return probing.disproofs();
    }

    public List<Probe> acquaintance() {
        return probing.acquaintance();
    }

    public List<Scenario> adapterChecks() {
        return probing.adapterChecks();
    }

    public List<Capability> capabilities() {
        return guidance.capabilities();
    }

    public List<Tier> tiers() {
        return guidance.tiers();
    }

    public Advice advice() {
        return guidance.advice();
    }

    public List<Edition> editions() {
        return guidance.editions();
    }
}
