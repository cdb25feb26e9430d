package io.graphqltck.subjects.spring;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;

/** The control schema served by Spring for GraphQL with Spring Boot 3. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
    public static void main(String[] args) throws IOException {
        var application = (WebServerApplicationContext) SpringApplication.run(Main.class, args);
        System.out.println("listening on " + application.getWebServer().getPort());

        // The kit closes the standard input when the run is over, also by dying.
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(SpringApplication.exit(application));
    }
}
