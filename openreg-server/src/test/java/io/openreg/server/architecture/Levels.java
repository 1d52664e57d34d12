package io.openreg.server.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** The floors of the house, lowest first: imports point down, and rooms on one floor have no doors between them. */
final class Levels extends ArchCondition<JavaClass> {
  static final String ROOT = "io.openreg.server";

  private static final List<List<String>> FLOORS = List.of(
      List.of("platform"),
      List.of("auth", "tenant", "change", "audit", "python"),
      List.of("connector", "transform", "validation", "mapping", "render", "artifact", "contract"),
      List.of("pipeline"),
      List.of("report", "submission", "exception"),
      List.of("delivery", "webhook"),
      List.of("run"),
      List.of("schedule"),
      List.of("sync", "dashboard"),
      List.of(""),
      List.of("cli"));

  Levels() {
    super("import only from lower floors");
  }

  /** The feature a class belongs to; empty for what is not of the server. The root package is the feature without a name. */
  static Optional<String> featureOf(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(ROOT)) {
      return Optional.of("");
    }
    if (!name.startsWith(ROOT + ".")) {
      return Optional.empty();
    }
    String below = name.substring(ROOT.length() + 1);
    int dot = below.indexOf('.');
    return Optional.of(dot < 0 ? below : below.substring(0, dot));
  }

  static int floorOf(String feature) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(feature)) {
        return floor;
      }
    }
    throw new IllegalArgumentException(
        "The package " + feature + " has no floor: give it one in Levels");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String own = featureOf(type).orElseThrow();
    int floor = floorOf(own);
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      featureOf(dependency.getTargetClass().getBaseComponentType())
          .filter(other -> !other.equals(own))
          .filter(other -> floorOf(other) >= floor)
          .ifPresent(other ->
              events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }
  }
}
