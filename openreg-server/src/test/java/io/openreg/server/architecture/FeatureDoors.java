package io.openreg.server.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.openreg.server.platform.Stage;
import java.util.Set;

/**
 * A feature is entered by its service, a public record or enum, an interface it offers, or an exception; from the pipeline
 * also by what is marked {@link Stage}; from the root, which wires, by its factory too.
 */
final class FeatureDoors extends ArchCondition<JavaClass> {
  private static final Set<String> GROUND = Set.of("platform");
  private static final Set<String> ROOF = Set.of("", "cli");

  FeatureDoors() {
    super("enter other features only by their doors");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String own = Levels.featureOf(type).orElseThrow();
    if (ROOF.contains(own)) {
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      boolean foreign = Levels.featureOf(target)
          .filter(other -> !other.equals(own) && !GROUND.contains(other))
          .isPresent();
      if (foreign && !isDoor(own, target)) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private static boolean isDoor(String from, JavaClass target) {
    return target.getSimpleName().endsWith("Service")
        || target.isRecord()
        || target.isEnum()
        || target.isInterface() && !target.getSimpleName().endsWith("Dao")
        || target.isAssignableTo(Exception.class)
        || target.isAnonymousClass()
        || target.isMemberClass() && isDoor(from, target.getEnclosingClass().orElseThrow())
        || from.equals("pipeline") && isStage(target);
  }

  private static boolean isStage(JavaClass target) {
    return target.isAnnotatedWith(Stage.class)
        || target
            .getEnclosingClass()
            .filter(outer -> outer.isAnnotatedWith(Stage.class))
            .isPresent();
  }
}
