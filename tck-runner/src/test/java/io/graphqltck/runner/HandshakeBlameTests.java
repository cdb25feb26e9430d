package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.UpgradeClient;
import io.graphqltck.runner.peer.UpgradeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that breaks one sentence about the handshake is blamed for that one: what cannot be seen because of it is blocked. */
@Tag("whole-suite")
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
class HandshakeBlameTests {

    private static final List<String> PROTOCOLS = List.of("graphql-transport-ws", "graphql-ws", "appsync");

    private static final Map<String, String> PREFIX =
            Map.of("graphql-transport-ws", "gtws", "graphql-ws", "lgws", "appsync", "asy");

    /** What requires a server to select the subprotocol, and a client to offer it. */
    private static final Map<String, List<String>> SELECTION = Map.of(
            "graphql-transport-ws", List.of("GTWS-S-01", "GTWS-C-01"),
            "graphql-ws", List.of("LGWS-S-01", "LGWS-C-01"),
            "appsync", List.of("ASY-S-02", "ASY-C-04"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String selection(String protocol, int role) {
        return Objects.requireNonNull(SELECTION.get(protocol)).get(role);
    }

    static Stream<Arguments> servers() {
        return PROTOCOLS.stream()
                .flatMap(protocol -> Stream.of(UpgradeServer.Fault.values())
                        .map(fault -> Arguments.of(protocol, fault, sentences(protocol, fault))));
    }

    private static Set<String> sentences(String protocol, UpgradeServer.Fault fault) {
        String selection = selection(protocol, 0);
        // No document of the legacy protocol requires a server to open a connection; RFC 6455 does.
        String opening = protocol.equals("graphql-ws") ? "WS-S-01" : selection;
        return switch (fault) {
            case NONE -> Set.of();
            case WRONG_ACCEPT, NO_UPGRADE, NO_CONNECTION -> Set.of("WS-S-01");
            case KEY_NOT_NEEDED, UPGRADE_NOT_NEEDED, POST_ACCEPTED -> Set.of("WS-S-02");
            case ANY_VERSION, VERSION_NOT_NAMED -> Set.of("WS-S-03");
            case OWN_ALWAYS, OTHER_ALWAYS, REPEATS_OFFER, TWO_SELECTED, TWO_LINES -> Set.of("WS-S-04");
            case FIRST_LINE_ONLY, LAST_LINE_ONLY, SPACES_NEEDED -> Set.of("WS-S-05");
            case EXTENSION -> Set.of("WS-S-11");
            case SHORT_KEY_ACCEPTED -> Set.of("WS-S-20");
            case NOTHING_SELECTED -> Set.of(selection);
            case ANSWERS_200 -> Set.of(opening);
            // It refuses another version as it refuses all, which is not how that is to be refused.
            case REFUSES -> Set.of(opening, "WS-S-03");
        };
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("servers")
    void blamesAServerForThatAlone(String protocol, UpgradeServer.Fault fault, Set<String> sentences) throws Exception {
        boolean modern = protocol.equals("graphql-transport-ws");
        String own = modern ? "graphql-transport-ws" : "graphql-ws";
        String other = modern ? "graphql-ws" : "graphql-transport-ws";
        try (UpgradeServer server = UpgradeServer.started(own, other, fault)) {
            List<String> arguments = new ArrayList<>(List.of("test-server", "--url", server.url(), "--no-probe"));
            if (protocol.equals("appsync")) {
                arguments.add("--authorisation=mode=api-key,api-key=da2-0123456789");
                arguments.add("--capability=subscriptions,authorisation.api-key");
            }
            assertThat(blamed(protocol, arguments, List.of())).isEqualTo(sentences);
        }
    }

    static Stream<Arguments> clients() {
        return PROTOCOLS.stream()
                .flatMap(protocol -> Stream.of(UpgradeClient.Fault.values())
                        .map(fault -> Arguments.of(protocol, fault, sentences(protocol, fault))));
    }

    private static Set<String> sentences(String protocol, UpgradeClient.Fault fault) {
        return switch (fault) {
            case NONE -> Set.of();
            case SHORT_KEY, OLD_VERSION -> Set.of("WS-C-01");
            case OTHER_OFFER, NO_OFFER -> Set.of(selection(protocol, 1));
            case ANY_SUBPROTOCOL -> Set.of("WS-C-02");
            case SILENT_ABOUT_REFUSAL, SILENT_ABOUT_LOSS -> Set.of("WS-C-03");
            case ANY_ACCEPT -> Set.of("WS-C-07");
        };
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clients")
    void blamesAClientForThatAlone(String protocol, UpgradeClient.Fault fault, Set<String> sentences) throws Exception {
        assertThat(blamed(protocol, List.of("test-client"), UpgradeClient.command(fault)))
                .isEqualTo(sentences);
    }

    /** The sentences under which scenarios failed or were warned of. */
    private Set<String> blamed(String protocol, List<String> begin, List<String> client) throws Exception {
        String prefix = PREFIX.get(protocol);
        List<String> arguments = new ArrayList<>(begin);
        arguments.addAll(List.of(
                "--protocol",
                protocol,
                "--turn-timeout",
                "5s",
                "--scenario",
                prefix + ".handshake," + prefix + ".init.acknowledged",
                "--out",
                folder.toString()));
        if (!client.isEmpty()) {
            arguments.add("--");
            arguments.addAll(client);
        }
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isLessThan(2);
        Set<String> blamed = new TreeSet<>();
        Results.in(folder).reasons().forEach((id, reason) -> blamed.add(reason.split(":", 2)[0]));
        return blamed;
    }
}
