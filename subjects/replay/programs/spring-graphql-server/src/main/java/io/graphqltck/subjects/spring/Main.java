package io.graphqltck.subjects.spring;

import io.graphqltck.control.Serving;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;

/** The control schema served by Spring for GraphQL with Spring Boot 3. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
    public static void main(String[] args) throws IOException {
        var application = (WebServerApplicationContext) SpringApplication.run(Main.class, args);
        Serving.listening(application.getWebServer().getPort());
        System.exit(SpringApplication.exit(application));
    }
}
