package io.openreg.server.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.bePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Open;
import io.openreg.server.platform.http.SignedIn;
import io.openreg.server.platform.identity.TenantId;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The laws of the house, as CONTRIBUTING.md has them in words. */
@AnalyzeClasses(packages = Levels.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule imports_point_only_down = classes().should(new Levels());

  @ArchTest
  static final ArchRule features_are_entered_by_their_doors = classes().should(new FeatureDoors());

  @ArchTest
  static final ArchRule only_python_speaks_to_graal = onlyIn("org.graalvm..", "..server.python..");

  @ArchTest
  static final ArchRule only_crypto_speaks_to_tink =
      onlyIn("com.google.crypto.tink..", "..platform.crypto..");

  @ArchTest
  static final ArchRule only_jobs_speaks_to_the_scheduler =
      onlyIn("com.github.kagkarlsson..", "..platform.jobs..");

  @ArchTest
  static final ArchRule only_net_leads_out = onlyIn("okhttp3..", "..platform.net..");

  @ArchTest
  static final ArchRule only_delivery_speaks_sftp = onlyIn("com.jcraft..", "..server.delivery..");

  @ArchTest
  static final ArchRule only_delivery_speaks_ftp =
      onlyIn("org.apache.commons.net..", "..server.delivery..");

  @ArchTest
  static final ArchRule only_db_speaks_to_liquibase = onlyIn("liquibase..", "..platform.db..");

  @ArchTest
  static final ArchRule resources_are_public_because_jersey_calls_them = classes()
      .that()
      .haveSimpleNameEndingWith("Resource")
      .should(bePublic())
      .andShould()
      .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule resources_are_made_by_their_feature_alone = constructors()
      .that()
      .areDeclaredInClassesThat()
      .haveSimpleNameEndingWith("Resource")
      .and()
      .areDeclaredInClassesThat()
      .resideOutsideOfPackage(
          "..platform..") // The platform has no feature to make them: the root does.
      .should()
      .bePackagePrivate();

  @ArchTest
  static final ArchRule every_operation_says_who_may_call_it = methods()
      .that(new DescribedPredicate<>("are operations") {
        @Override
        public boolean test(JavaMethod method) {
          return method.getAnnotations().stream()
              .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
        }
      })
      .should()
      .beAnnotatedWith(Needs.class)
      .orShould()
      .beAnnotatedWith(SignedIn.class)
      .orShould()
      .beAnnotatedWith(Open.class);

  @ArchTest
  static final ArchRule every_statement_names_its_tenant_first = methods()
      .that()
      .areDeclaredInClassesThat()
      .haveSimpleNameEndingWith("Dao")
      .and()
      .areDeclaredInClassesThat()
      .resideOutsideOfPackage("..platform.jobs..")
      .should(new ArchCondition<>("take the tenant first or say why not") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
          List<JavaParameter> parameters = method.getParameters();
          boolean tenantFirst = !parameters.isEmpty()
              && parameters.get(0).getRawType().isEquivalentTo(TenantId.class);
          boolean said = method.isAnnotatedWith(AcrossTenants.class);
          events.add(new SimpleConditionEvent(method, tenantFirst || said, method.getFullName()));
        }
      });

  @ArchTest
  static final ArchRule names_say_what_a_class_does = noClasses()
      .should()
      .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
      .because("such a name says nothing");

  @ArchTest
  static final ArchRule nothing_changes_that_is_static = fields()
      .that()
      .areStatic()
      .and()
      .areDeclaredInClassesThat()
      .areNotAnonymousClasses()
      .should()
      .beFinal();

  @ArchTest
  static final ArchRule time_comes_from_a_clock = noClasses()
      .should()
      .callMethod(Instant.class, "now")
      .orShould()
      .callMethod(LocalDate.class, "now")
      .orShould()
      .callMethod(System.class, "currentTimeMillis")
      .because("tests turn the clock");

  @ArchTest
  static final ArchRule ids_come_from_ids = noClasses()
      .that()
      .resideOutsideOfPackages("..platform.jobs..", "..platform.http..")
      .should()
      .callMethod(UUID.class, "randomUUID")
      .because("ids of rows are in the order of time");

  @ArchTest
  static final ArchRule nothing_is_printed = noClasses()
      .that()
      .resideOutsideOfPackages("..server.cli..", "..platform.workers..")
      .should()
      .accessField(System.class, "out")
      .orShould()
      .accessField(System.class, "err")
      .because("a worker's standard output carries frames, and the server's its log");

  @ArchTest
  static final ArchRule every_package_is_null_marked = classes()
      .should(new ArchCondition<>("live in a package that is @NullMarked") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
          events.add(new SimpleConditionEvent(
              type, marked, type.getPackageName() + " is not @NullMarked"));
        }
      });

  private static ArchRule onlyIn(String library, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
