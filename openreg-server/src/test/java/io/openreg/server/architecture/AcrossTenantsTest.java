package io.openreg.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.openreg.server.platform.db.AcrossTenants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements that reach over all tenants are few, and each says why: the list is for a reviewer's eye. */
class AcrossTenantsTest {
  private static final Logger LOG = LoggerFactory.getLogger(AcrossTenantsTest.class);

  @Test
  void every_statement_across_tenants_gives_a_reason() {
    List<JavaMethod> statements = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(Levels.ROOT).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(AcrossTenants.class))
            .toList();

    assertThat(statements).isNotEmpty().allSatisfy(statement -> {
      String why = statement.getAnnotationOfType(AcrossTenants.class).value();
      LOG.info("across tenants: {} because {}", statement.getFullName(), why);
      assertThat(why).hasSizeGreaterThan(10);
    });
  }
}
