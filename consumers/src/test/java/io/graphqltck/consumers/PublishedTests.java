package io.graphqltck.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is published: one dependency for users, with everything inside of it out of everybody's way. */
class PublishedTests {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Path FOLDER = Path.of("target/local-repo/io/graphqltck/tck-junit/" + VERSION);

    private static Path file(String end) throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("tck-junit-[^/]*" + end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a user's project gets with it: nothing but annotations. What a test or the user's own JUnit brings is not passed on. */
    @Test
    void thePomBringsNothingElse() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file("\\.pom").toFile())
                .getDocumentElement();

        List<String> passedOn = new ArrayList<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String scope = text(dependency, "scope", "compile");
            if (scope.equals("compile") || scope.equals("runtime")) {
                passedOn.add(text(dependency, "groupId", "") + ":" + text(dependency, "artifactId", "") + ":"
                        + text(dependency, "version", "") + ":" + scope);
            }
        }

        assertThat(passedOn).containsExactly("org.jspecify:jspecify:1.0.0:compile");
    }

    private static String text(Element parent, String name, String otherwise) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? otherwise : found.item(0).getTextContent();
    }

    @Test
    void everyClassStandsInThePackagesOfTheKit() throws IOException {
        try (JarFile jar = new JarFile(file("\\.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("io/graphqltck/"));
        }
    }

    /** What other modules require it by, and what JUnit shows as its version. */
    @Test
    void theManifestNamesModuleAndVersion() throws IOException {
        try (JarFile jar = new JarFile(file("\\.jar").toFile())) {
            Attributes main = Objects.requireNonNull(jar.getManifest()).getMainAttributes();
            assertThat(main.getValue("Automatic-Module-Name")).isEqualTo("io.graphqltck.junit");
            assertThat(main.getValue("Engine-Version-graphql-tck")).isEqualTo(VERSION);
        }
    }

    /** Services of libraries that are relocated are relocated too; no other than these is announced to anybody. */
    @Test
    void announcesItsOwnServicesAlone() throws IOException {
        try (JarFile jar = new JarFile(file("\\.jar").toFile())) {
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/")))
                    .contains("META-INF/services/org.junit.platform.engine.TestEngine")
                    .allMatch(name -> name.startsWith("META-INF/services/io.graphqltck.")
                            || name.equals("META-INF/services/org.junit.platform.engine.TestEngine"));
        }
    }

    @Test
    void theLicencesOfWhatIsInsideAreInside() throws IOException {
        try (JarFile jar = new JarFile(file("\\.jar").toFile())) {
            String notices = read(jar, "META-INF/THIRD-PARTY-NOTICES");
            assertThat(shaded(jar))
                    .contains("netty", "jackson", "snakeyaml")
                    .allSatisfy(library -> assertThat(notices).contains("io.graphqltck.shaded." + library + " "));
            assertThat(read(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(read(jar, "META-INF/LICENSE.md")).contains("Bouncy Castle");
            assertThat(read(jar, "META-INF/brotli-LICENSE")).contains("Brotli Authors");
            assertThat(read(jar, "META-INF/NOTICE")).contains("Jackson");
            assertThat(read(jar, "META-INF/FastDoubleParser-LICENSE")).contains("MIT");
            assertThat(read(jar, "META-INF/Schubfach-LICENSE")).isNotBlank();
        }
    }

    private static Set<String> shaded(JarFile jar) {
        Set<String> libraries = new TreeSet<>();
        jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("io/graphqltck/shaded/") && name.endsWith(".class"))
                .forEach(name -> libraries.add(name.split("/", -1)[3]));
        return libraries;
    }

    private static String read(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream stream = jar.getInputStream(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
