package io.openreg.client;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLIENT = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.openreg.client");

  @Test
  void no_public_signature_shows_what_the_client_is_made_of() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("io.openreg.client.engine..")
        .should(
            new ArchCondition<>(
                "keep OkHttp, Retrofit, Okio and Jackson out of public signatures") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                    .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(unit -> !unit.getName().equals("customizeHttp"))
                    .filter(ArchitectureTest::showsTransport)
                    .forEach(unit ->
                        events.add(SimpleConditionEvent.violated(unit, unit.getDescription())));
              }
            })
        .check(CLIENT);
  }

  @Test
  void calls_and_http_faces_are_nobodys_business() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Calls")
        .or()
        .haveSimpleNameEndingWith("Http")
        .should()
        .bePackagePrivate()
        .check(CLIENT);
  }

  @Test
  void the_internals_of_others_stay_untouched() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("okhttp3.internal..").or(resideInAPackage("retrofit2.internal..")))
        .check(CLIENT);
  }

  @Test
  void retrofit_is_seen_only_by_http_faces_their_callers_and_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.openreg.client.engine..")
        .and()
        .haveSimpleNameNotEndingWith("Http")
        .and()
        .haveSimpleNameNotEndingWith("Calls")
        .and()
        .resideOutsideOfPackage("io.openreg.client.runs..")
        .should()
        .dependOnClassesThat(resideInAPackage("retrofit2.."))
        .check(CLIENT);
  }

  @Test
  void whoever_receives_webhooks_needs_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage("io.openreg.model.webhook")
        .should()
        .onlyDependOnClassesThat(resideInAPackage("java..")
            .or(resideInAPackage("javax.crypto.."))
            .or(resideInAPackage("io.openreg.model.webhook")))
        .check(new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.openreg.model.webhook"));
  }

  private static boolean showsTransport(JavaCodeUnit unit) {
    Set<JavaClass> shown = new HashSet<>(unit.getReturnType().getAllInvolvedRawTypes());
    unit.getParameterTypes().forEach(parameter -> shown.addAll(parameter.getAllInvolvedRawTypes()));
    return shown.stream()
        .map(JavaClass::getPackageName)
        .anyMatch(name -> name.startsWith("okhttp3")
            || name.startsWith("retrofit2")
            || name.startsWith("okio")
            || name.startsWith("com.fasterxml"));
  }
}
