package example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** A small GraphQL server on Spring Boot and Netty. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    /** What it answers. */
    @Controller
    static class Greetings {

        @QueryMapping
        String greeting() {
            return "hi";
        }

        @SubscriptionMapping
        Flux<Integer> lastTwo() {
            return Flux.just(7, 8);
        }
    }
}
