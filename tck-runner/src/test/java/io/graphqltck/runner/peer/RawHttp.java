package io.graphqltck.runner.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that writes its requests by hand, on one connection. */
public final class RawHttp implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Socket socket;
    private final URI url;

    public RawHttp(URI url) throws IOException {
        this.url = url;
        this.socket = new Socket(url.getHost(), url.getPort());
    }

    /** Sends a request with these header fields, each with its line end, and returns the body of the response. */
    public String ask(String method, String query, String fields, String body) throws IOException {
        send(method, query, fields, body);
        Matcher length = LENGTH.matcher(until("\r\n\r\n"));
        byte[] content = socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Sends a request with these header fields, each with its line end. */
    public void send(String method, String query, String fields, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + url.getPath() + query + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n"
                + fields + (content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(content);
        socket.getOutputStream().flush();
    }

    /** Reads until this text has come; returns what came. */
    public String until(String end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the connection ended after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
