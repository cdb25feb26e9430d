package io.graphqltck.runner.init;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of one starting folder, by their names in it.
 *
 * <p>A template's file {@code NAME@PROTOCOL.EXT} is {@code NAME.EXT} for that protocol; the content of {@code FILE.from} names the resource that
 * becomes {@code FILE}. {@code @word@} is replaced by a setting.
 */
final class Template {

    private static final String FROM = ".from";
    private static final Pattern SUBJECTS_NAME = Pattern.compile("graphql-tck-subject-[a-z0-9-]+");
    private static final Pattern SUBJECTS_PACKAGE = Pattern.compile("io\\.graphqltck\\.subjects(\\.[a-z]+)+");
    private static final Pattern LEADING_COMMENTS = Pattern.compile("\\A(#[^\\n]*\\n)+");

    private final Start start;
    private final List<String> resources = Resources.names();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> files = new TreeMap<>();

    private Template(Start start) {
        this.start = start;
    }

    static Template of(Start start, String name, String folderInRepository) {
        Template template = new Template(start);
        template.settings.put("name", name);
        template.settings.put("protocol", start.protocol());
        template.settings.put("folder", folderInRepository);
        template.readSettings();
        template.readFiles();
        return template;
    }

    /** The text of each file by its name with {@code /}. */
    Map<String, String> files() {
        return files;
    }

    /** The programs that the folder's commands start. */
    List<String> tools() {
        return List.of(setting("tools").split(",", -1));
    }

    private void readSettings() {
        String language = "templates/" + start.language() + "/";
        String role = language + start.role() + "/";
        for (String name : List.of(
                language + "language.properties",
                role + "template.properties",
                role + "template@" + start.protocol() + ".properties")) {
            if (resources.contains(name)) {
                settingsOf(name).forEach((key, value) -> settings.put((String) key, (String) value));
            }
        }
    }

    private static Properties settingsOf(String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resources.read(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void readFiles() {
        files.put("README.md", filled(Resources.read("templates/common/" + start.role() + ".README.md")));
        files.put(".github/workflows/conformance.yml", filled(Resources.read("templates/common/workflow.yml")));
        files.put(".gitignore", filled(Resources.read("templates/common/gitignore")));
        files.put("baseline.yaml", Resources.read("templates/common/baseline.yaml"));
        String templates = "templates/" + start.language() + "/" + start.role() + "/";
        String package_ = setting("package");
        for (String name : resources) {
            if (name.startsWith(package_)) {
                files.put(setting("folder-of-package") + name.substring(package_.length()), Resources.read(name));
            } else if (name.startsWith(templates) && !name.endsWith(".properties")) {
                add(name, name.substring(templates.length()));
            }
        }
    }

    private void add(String resource, String file) {
        String target = file;
        int at = file.lastIndexOf('@');
        if (at >= 0) {
            String of = "@" + start.protocol() + ".";
            if (!file.startsWith(of, at)) {
                return;
            }
            target = file.replace("@" + start.protocol(), "");
        }
        if (target.endsWith(FROM)) {
            target = target.substring(0, target.length() - FROM.length());
            files.put(
                    target,
                    borrowed(target, Resources.read(Resources.read(resource).trim())));
        } else {
            files.put(target, filled(Resources.read(resource)));
        }
    }

    /** A file of a subject, as this folder's own. */
    private String borrowed(String file, String text) {
        if (file.equals("baseline.yaml")) {
            return LEADING_COMMENTS
                    .matcher(text)
                    .replaceFirst("# Known failures of " + setting("library") + ", the example in this folder.\n");
        }
        String own = SUBJECTS_PACKAGE.matcher(text).replaceAll("conformance");
        return SUBJECTS_NAME.matcher(own).replaceAll(setting("name"));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            filled = filled.replace("@" + setting.getKey() + "@", setting.getValue());
        }
        return filled;
    }

    private String setting(String key) {
        return settings.getOrDefault(key, "");
    }
}
