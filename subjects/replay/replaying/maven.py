"""Releases of artifacts of Maven, built with a program that is there already: its pom.xml, with other versions."""

import xml.etree.ElementTree as xml

NAMESPACE = "http://maven.apache.org/POM/4.0.0"


def install(program):
    return {
        "from": [f"{program}/pom.xml", f"{program}/src"],
        # `clean`, or the jars of another version would stay on the class path.
        "commands": [["mvn", "-B", "-q", "-f", f"{program}/pom.xml", "clean", "package"]],
    }


def lock(release, folder):
    """Writes the program's pom.xml with these versions: of artifacts, `group:artifact`, and of properties. That is the lock: what a
    released artifact needs is in its own pom.xml, which never changes."""
    xml.register_namespace("", NAMESPACE)
    source = release.root / release.program / "pom.xml"
    project = xml.parse(source).getroot()
    for name, version in release.packages().items():
        if ":" in name:
            artifact(project, *name.split(":"), version)
        else:
            child(child(project, "properties"), name).text = version
    xml.indent(project)
    target = folder / release.program
    target.mkdir(parents=True)
    text = xml.tostring(project, encoding="unicode")
    (target / "pom.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def artifact(project, group, name, version):
    """Gives an artifact its version, and adds it where the program does not name it."""
    dependencies = child(project, "dependencies")
    for dependency in dependencies.findall("{*}dependency"):
        if dependency.findtext("{*}groupId") == group and dependency.findtext("{*}artifactId") == name:
            child(dependency, "version").text = version
            return
    added = xml.SubElement(dependencies, f"{{{NAMESPACE}}}dependency")
    for key, value in (("groupId", group), ("artifactId", name), ("version", version)):
        child(added, key).text = value


def child(element, name):
    found = element.find(f"{{*}}{name}")
    return found if found is not None else xml.SubElement(element, f"{{{NAMESPACE}}}{name}")


def locked(release):
    """The versions in the lock, by the names of artifacts and properties."""
    project = xml.parse(release.pins / release.program / "pom.xml").getroot()
    versions = {element.tag.split("}")[-1]: element.text for element in project.find("{*}properties")}
    for dependency in project.findall("{*}dependencies/{*}dependency"):
        name = f"{dependency.findtext('{*}groupId')}:{dependency.findtext('{*}artifactId')}"
        versions[name] = dependency.findtext("{*}version")
    return versions
