package io.graphqltck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the plugin's messages with {@code docs/messages/maven.txt}; {@code -Dgolden=write} writes the file. */
@Tag("golden")
class MavenMessagesTests {

    private static final Path FILE = Path.of("../docs/messages/maven.txt");

    private static final Path RESULTS = Path.of("target/graphql-tck/default");

    private final StringBuilder text = new StringBuilder();

    @Test
    void messages() throws Exception {
        said("run, no subject", () -> new RunMojo().command());
        said("test-server, no protocol", () -> new TestServerMojo().command());
        said("test-client, no protocol", () -> new TestClientMojo().command());
        said("test-client, no command", () -> clientWith("command", List.of()).command());
        TestClientMojo both = clientWith("command", List.of("node", "adapter.mjs"));
        set(both, "mainClass", "example.Adapter");
        said("test-client, a command and a mainClass", both::command);
        said("failLate without the goal verify", () -> LateFailure.check(project(), execution()));
        said("not conformant", () -> new RunnerOutcome(1, "", RESULTS).report());
        said("nothing judged", () -> new RunnerOutcome(2, "graphql-tck: no scenario matches `x`.", RESULTS).report());
        said("interrupted", () -> new RunnerOutcome(130, "", RESULTS).report());

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, text);
        }
        assertThat(text).asString().isEqualTo(Files.readString(FILE));
    }

    private void said(String when, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as(when).isNotNull();
        text.append(text.isEmpty() ? "" : "\n").append(when).append("\n  ");
        text.append(thrown.getClass().getSimpleName()).append(": ").append(thrown.getMessage());
        text.append('\n');
    }

    private static TestClientMojo clientWith(String name, Object value) throws ReflectiveOperationException {
        TestClientMojo mojo = new TestClientMojo();
        set(mojo, "protocols", List.of("graphql-transport-ws"));
        set(mojo, name, value);
        return mojo;
    }

    private static void set(TestClientMojo mojo, String name, Object value) throws ReflectiveOperationException {
        Field field = ProgramMojo.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private static MavenProject project() {
        return new MavenProject();
    }

    private static MojoExecution execution() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.graphqltck");
        plugin.setArtifactId("graphql-tck-maven-plugin");
        return new MojoExecution(plugin, "test-client", "default");
    }
}
