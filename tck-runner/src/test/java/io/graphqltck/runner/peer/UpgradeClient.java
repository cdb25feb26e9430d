package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client that opens connections by hand, initialises them, and is wrong in one way about the handshake. A program. */
public final class UpgradeClient {

    /** In which way. */
    public enum Fault {
        NONE,
        SHORT_KEY,
        OLD_VERSION,
        OTHER_OFFER,
        NO_OFFER,
        /** Takes whatever subprotocol is selected. */
        ANY_SUBPROTOCOL,
        ANY_ACCEPT,
        SILENT_ABOUT_REFUSAL,
        SILENT_ABOUT_LOSS,
    }

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String REFUSED = "refused";
    private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEA==";

    private final Json.JsonObject opened;
    private final Fault fault;
    private @Nullable Socket socket;
    private String operation = "";

    private UpgradeClient(Json.JsonObject opened, Fault fault) {
        this.opened = opened;
        this.fault = fault;
    }

    /** The command line of one that is wrong in this way. */
    public static List<String> command(Fault fault) {
        return PeerProgram.command(UpgradeClient.class, fault.name());
    }

    public static void main(String[] args) throws Exception {
        Fault fault = Fault.valueOf(args[0]);
        OUT.println("{\"event\":\"ready\",\"version\":1,\"name\":\"by hand\",\"capabilities\":"
                + "[\"subscriptions\",\"authorisation.api-key\"]}");
        Map<String, UpgradeClient> sessions = new LinkedHashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Json.JsonObject command = (Json.JsonObject) JsonText.read(line);
            String session = String.valueOf(command.text("session"));
            switch (String.valueOf(command.text("do"))) {
                case "open" -> sessions.put(session, new UpgradeClient(command, fault));
                case "subscribe" -> {
                    UpgradeClient client = Objects.requireNonNull(sessions.get(session));
                    client.operation = String.valueOf(command.text("operation"));
                    Thread connecting = new Thread(client::connect, session);
                    connecting.setDaemon(true);
                    connecting.start();
                }
                case "close" -> {
                    Objects.requireNonNull(sessions.get(session)).drop();
                    say(session, "\"event\":\"closed\"");
                }
                case "sync" ->
                    say(
                            session,
                            "\"event\":\"synced\",\"token\":"
                                    + JsonText.write(Json.of(String.valueOf(command.text("token")))));
                case "exit" -> System.exit(0);
                default -> {}
            }
        }
        System.exit(0);
    }

    private static synchronized void say(String session, String event) {
        OUT.println("{\"session\":\"" + session + "\"," + event + "}");
    }

    private void drop() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private void fail(String why) {
        say(
                String.valueOf(opened.text("session")),
                "\"operation\":\"" + operation + "\",\"event\":\"error\",\"message\":\"" + why + "\"");
    }

    private void connect() {
        String problem;
        Fault silent = Fault.SILENT_ABOUT_LOSS;
        try {
            problem = handshake();
            silent = problem.equals(REFUSED) ? Fault.SILENT_ABOUT_REFUSAL : Fault.NONE;
        } catch (IOException e) {
            problem = "lost";
        }
        if (!problem.isEmpty()) {
            try {
                drop();
            } catch (IOException e) {
                // It has gone.
            }
            if (fault == Fault.NONE || fault != silent) {
                fail(problem);
            }
        }
    }

    /** What was wrong, or nothing. */
    private String handshake() throws IOException {
        URI url = URI.create(String.valueOf(opened.text("url")));
        boolean appsync = "appsync".equals(opened.text("protocol"));
        String own = appsync ? "graphql-ws" : String.valueOf(opened.text("protocol"));
        String host = url.getHost() + ":" + url.getPort();
        String target = url.getPath();
        if (appsync) {
            String header = "{\"host\":\"" + host + "\",\"x-api-key\":\"" + key() + "\"}";
            target = "/graphql/realtime?header="
                    + Base64.getEncoder()
                            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
                            .replace("=", "%3D")
                            .replace("+", "%2B")
                    + "&payload=e30=";
        }
        Socket opening = new Socket(url.getHost(), url.getPort());
        socket = opening;
        OutputStream out = opening.getOutputStream();
        List<String> request = new ArrayList<>(List.of(
                "GET " + target + " HTTP/1.1",
                "Host: " + host,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: " + (fault == Fault.SHORT_KEY ? "AQIDBA==" : KEY),
                "Sec-WebSocket-Version: " + (fault == Fault.OLD_VERSION ? 8 : 13)));
        if (fault != Fault.NO_OFFER) {
            request.add("Sec-WebSocket-Protocol: " + (fault == Fault.OTHER_OFFER ? "foo" : own));
        }
        out.write((String.join("\r\n", request) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return answered(new DataInputStream(opening.getInputStream()), out, own);
    }

    private String key() {
        return opened.get("authorisation") instanceof Json.JsonObject authorisation
                ? String.valueOf(authorisation.text("apiKey"))
                : "";
    }

    private String answered(DataInputStream in, OutputStream out, String own) throws IOException {
        String start = line(in);
        String accept = "";
        String selected = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] field = line.split(":", 2);
            switch (field[0].toLowerCase(Locale.ROOT)) {
                case "sec-websocket-accept" -> accept = field[1].strip();
                case "sec-websocket-protocol" -> selected = field[1].strip();
                default -> {}
            }
        }
        if (!start.contains(" 101 ")) {
            return REFUSED;
        }
        String key = fault == Fault.SHORT_KEY ? "AQIDBA==" : KEY;
        if (!accept.equals(UpgradeServer.accept(key)) && fault != Fault.ANY_ACCEPT) {
            return "wrong accept";
        }
        boolean known = selected.isEmpty() || selected.equals(fault == Fault.OTHER_OFFER ? "foo" : own);
        if (!known && fault != Fault.ANY_SUBPROTOCOL) {
            return "another subprotocol";
        }
        out.write(UpgradeServer.masked("{\"type\":\"connection_init\"}"));
        // The handshake is all that this client is about: it waits for the end.
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
        return "ended";
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (char next = (char) in.readUnsignedByte(); next != '\n'; next = (char) in.readUnsignedByte()) {
            line.append(next);
        }
        return line.toString().strip();
    }
}
