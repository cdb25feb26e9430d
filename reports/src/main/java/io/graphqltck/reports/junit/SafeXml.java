package io.graphqltck.reports.junit;

import io.graphqltck.reports.text.SafeText;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML from texts that may hold anything, also characters that no XML may hold. */
final class SafeXml {

    private static final int LONGEST_ATTRIBUTE = 4000;
    private static final int LONGEST_TEXT = 200_000;

    private final XMLStreamWriter xml;

    SafeXml(OutputStream out) throws XMLStreamException {
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
    }

    void start(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, SafeText.of(cut(value, LONGEST_ATTRIBUTE), true));
    }

    /** On one line, whatever it holds. */
    void line(String text) throws XMLStreamException {
        xml.writeCharacters(SafeText.of(cut(text, LONGEST_ATTRIBUTE), true) + "\n");
    }

    /** Keeps line ends, nothing else that is not seen. */
    void text(String text) throws XMLStreamException {
        String rest = cut(text, LONGEST_TEXT);
        StringBuilder safe = new StringBuilder(rest.length());
        rest.lines().forEach(line -> safe.append(SafeText.of(line, true)).append('\n'));
        xml.writeCharacters(safe.toString());
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    /** Leaves the stream open. */
    void end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.flush();
        xml.close();
    }
}
