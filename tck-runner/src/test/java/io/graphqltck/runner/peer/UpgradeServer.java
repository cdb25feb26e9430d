package io.graphqltck.runner.peer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that opens connections by hand, acknowledges them, and is wrong in one way about the handshake. */
public final class UpgradeServer implements AutoCloseable {

    /** In which way. */
    public enum Fault {
        NONE,
        WRONG_ACCEPT,
        NO_UPGRADE,
        NO_CONNECTION,
        KEY_NOT_NEEDED,
        SHORT_KEY_ACCEPTED,
        UPGRADE_NOT_NEEDED,
        POST_ACCEPTED,
        ANY_VERSION,
        VERSION_NOT_NAMED,
        /** Selects its own subprotocol, offered or not. */
        OWN_ALWAYS,
        /** Selects another subprotocol, offered or not. */
        OTHER_ALWAYS,
        /** Repeats what was offered, whatever it is. */
        REPEATS_OFFER,
        /** Selects what it was not asked for next to what it was. */
        TWO_SELECTED,
        TWO_LINES,
        FIRST_LINE_ONLY,
        LAST_LINE_ONLY,
        SPACES_NEEDED,
        EXTENSION,
        NOTHING_SELECTED,
        REFUSES,
        ANSWERS_200,
    }

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_LENGTH = 16;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final ServerSocket listening;
    private final String subprotocol;
    private final String other;
    private final Fault fault;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private UpgradeServer(ServerSocket listening, String subprotocol, String other, Fault fault) {
        this.listening = listening;
        this.subprotocol = subprotocol;
        this.other = other;
        this.fault = fault;
    }

    /** {@code other}: what is selected where the fault is to select another one. */
    public static UpgradeServer started(String subprotocol, String other, Fault fault) throws IOException {
        UpgradeServer server =
                new UpgradeServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), subprotocol, other, fault);
        Thread accepting = new Thread(server::accept, "accepting upgrades");
        accepting.setDaemon(true);
        accepting.start();
        return server;
    }

    public String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/graphql";
    }

    /** The first lines of all requests until now. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread serving = new Thread(() -> serve(socket), "serving an upgrade");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            Request request = Request.read(in);
            asked.add(request.start());
            List<String> response = response(request);
            out.write((String.join("\r\n", response) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (response.get(0).contains(" 101 ")) {
                speak(in, out);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private List<String> response(Request request) {
        String key = request.one("Sec-WebSocket-Key");
        boolean sound = (request.start().startsWith("GET ") || fault == Fault.POST_ACCEPTED)
                && (request.has("Upgrade", "websocket") || fault == Fault.UPGRADE_NOT_NEEDED)
                && request.has("Connection", "upgrade")
                && (!key.isEmpty() || fault == Fault.KEY_NOT_NEEDED)
                && (key.isEmpty() || isKey(key) || fault == Fault.SHORT_KEY_ACCEPTED);
        boolean version = request.one("Sec-WebSocket-Version").equals("13") || fault == Fault.ANY_VERSION;
        if (!sound || fault == Fault.REFUSES) {
            return List.of("HTTP/1.1 400 Bad Request", "Content-Length: 0", "Connection: close");
        }
        if (!version && fault == Fault.VERSION_NOT_NAMED) {
            return List.of("HTTP/1.1 400 Bad Request", "Content-Length: 0", "Connection: close");
        }
        if (!version) {
            return List.of(
                    "HTTP/1.1 426 Upgrade Required",
                    "Sec-WebSocket-Version: 13",
                    "Content-Length: 0",
                    "Connection: close");
        }
        List<String> selected = selected(request);
        if (selected.isEmpty() && fault != Fault.NOTHING_SELECTED) {
            return List.of("HTTP/1.1 400 Bad Request", "Content-Length: 0", "Connection: close");
        }
        List<String> response = new ArrayList<>();
        response.add(fault == Fault.ANSWERS_200 ? "HTTP/1.1 200 OK" : "HTTP/1.1 101 Switching Protocols");
        if (fault == Fault.ANSWERS_200) {
            response.add("Content-Length: 0");
        }
        if (fault != Fault.NO_UPGRADE) {
            response.add("Upgrade: websocket");
        }
        if (fault != Fault.NO_CONNECTION) {
            response.add("Connection: Upgrade");
        }
        response.add("Sec-WebSocket-Accept: " + accept(fault == Fault.WRONG_ACCEPT ? key + "x" : key));
        selected.forEach(name -> response.add("Sec-WebSocket-Protocol: " + name));
        if (fault == Fault.EXTENSION) {
            response.add("Sec-WebSocket-Extensions: x-never-offered");
        }
        return response;
    }

    /** The lines of the subprotocol in the response. */
    private List<String> selected(Request request) {
        List<String> lines = request.all("Sec-WebSocket-Protocol");
        if (fault == Fault.FIRST_LINE_ONLY && !lines.isEmpty()) {
            lines = List.of(lines.get(0));
        } else if (fault == Fault.LAST_LINE_ONLY && !lines.isEmpty()) {
            lines = List.of(lines.get(lines.size() - 1));
        }
        List<String> offers = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(fault == Fault.SPACES_NEEDED ? ", " : ",")))
                .map(String::strip)
                .toList();
        boolean offered = offers.contains(subprotocol);
        return switch (fault) {
            case OWN_ALWAYS -> List.of(subprotocol);
            case OTHER_ALWAYS -> List.of(other);
            case REPEATS_OFFER -> lines.isEmpty() ? List.of() : List.of(String.join(", ", lines));
            case TWO_SELECTED -> offered ? List.of(subprotocol + ", " + other) : List.of();
            case TWO_LINES -> offered ? List.of(subprotocol, other) : List.of();
            case NOTHING_SELECTED -> List.of();
            default -> offered ? List.of(subprotocol) : List.of();
        };
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_LENGTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void speak(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xf;
            byte[] payload = payload(in);
            String text = new String(payload, StandardCharsets.UTF_8);
            if (opcode == CLOSE) {
                out.write(frame(CLOSE, payload));
                return;
            }
            if (opcode == PING) {
                out.write(frame(PING + 1, payload));
            } else if (text.contains("\"connection_init\"")) {
                out.write(frame(
                        1,
                        "{\"type\":\"connection_ack\",\"payload\":{\"connectionTimeoutMs\":300000}}"
                                .getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** Of a frame that is masked, as those of clients are. */
    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static byte[] frame(int opcode, byte[] payload) {
        byte[] frame = new byte[payload.length + 2];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        return frame;
    }

    /** A short text message of a client. */
    static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length); // with a mask of zeros
        return frame;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** A head, line by line. */
    private record Request(String start, List<String> fields) {

        static Request read(DataInputStream in) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            while (true) {
                char character = (char) in.readUnsignedByte();
                if (character != '\n') {
                    line.append(character);
                    continue;
                }
                String read = line.toString().strip();
                line.setLength(0);
                if (read.isEmpty()) {
                    return new Request(lines.get(0), lines.subList(1, lines.size()));
                }
                lines.add(read);
            }
        }

        List<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return fields.stream()
                    .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(field -> field.substring(start.length()).strip())
                    .toList();
        }

        String one(String name) {
            return all(name).stream().findFirst().orElse("");
        }

        boolean has(String name, String token) {
            return all(name).stream()
                    .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(token));
        }
    }
}
