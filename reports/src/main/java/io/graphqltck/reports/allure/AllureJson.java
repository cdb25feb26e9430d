package io.graphqltck.reports.allure;

import io.graphqltck.reports.json.SafeJson;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Writes one test as Allure reads it. What has no value is left out. */
final class AllureJson {

    private final JsonGenerator json;

    private AllureJson(JsonGenerator json) {
        this.json = json;
    }

    /** Leaves the stream open. */
    static void write(TestResult test, OutputStream out) throws IOException {
        try (JsonGenerator json = SafeJson.open(out)) {
            new AllureJson(json).test(test);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    private void test(TestResult test) {
        json.writeStartObject();
        text("uuid", test.getUuid());
        text("historyId", test.getHistoryId());
        text("testCaseId", test.getTestCaseId());
        text("testCaseName", test.getTestCaseName());
        text("fullName", test.getFullName());
        text("name", test.getName());
        text("description", test.getDescription());
        json.writeArrayPropertyStart("titlePath");
        test.getTitlePath().forEach(json::writeString);
        json.writeEndArray();
        text("stage", test.getStage().value());
        status(test.getStatus(), test.getStatusDetails());
        list("labels", test.getLabels(), AllureJson::label);
        list("links", test.getLinks(), AllureJson::link);
        list("parameters", test.getParameters(), AllureJson::parameter);
        list("steps", test.getSteps(), AllureJson::step);
        list("attachments", test.getAttachments(), AllureJson::attachment);
        json.writeNumberProperty("start", test.getStart());
        json.writeNumberProperty("stop", test.getStop());
        json.writeEndObject();
    }

    private void step(StepResult step) {
        text("name", step.getName());
        text("stage", step.getStage().value());
        status(step.getStatus(), step.getStatusDetails());
        list("steps", step.getSteps(), AllureJson::step);
    }

    private void label(Label label) {
        text("name", label.getName());
        text("value", label.getValue());
    }

    private void link(Link link) {
        text("name", link.getName());
        text("url", link.getUrl());
        text("type", link.getType());
    }

    private void parameter(Parameter parameter) {
        text("name", parameter.getName());
        text("value", parameter.getValue());
        if (parameter.getExcluded() != null) {
            json.writeBooleanProperty("excluded", parameter.getExcluded());
        }
    }

    private void attachment(Attachment attachment) {
        text("name", attachment.getName());
        text("type", attachment.getType());
        text("source", attachment.getSource());
    }

    private void status(@Nullable Status status, @Nullable StatusDetails details) {
        if (status != null) {
            text("status", status.value());
        }
        if (details != null) {
            json.writeObjectPropertyStart("statusDetails");
            json.writeBooleanProperty("known", details.isKnown());
            json.writeBooleanProperty("flaky", details.isFlaky());
            text("message", details.getMessage());
            text("trace", details.getTrace());
            json.writeEndObject();
        }
    }

    private void text(String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }

    private <T> void list(String name, List<T> items, BiConsumer<AllureJson, T> item) {
        json.writeArrayPropertyStart(name);
        for (T one : items) {
            json.writeStartObject();
            item.accept(this, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
