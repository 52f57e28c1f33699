package gammadesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its rules, and every rule is shown to notice when it is broken. */
class HouseRulesTest {
    private static final String FIXTURES = "badfixture";

    @TestFactory
    Stream<DynamicTest> theHouseKeeps() {
        JavaClasses house =
                new ClassFileImporter().withImportOption(HouseRulesTest::isOurs).importPackages("gammadesk");
        assertThat(house).hasSizeGreaterThan(100);
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(house)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleBitesOnItsFixture() {
        JavaClasses fixtures = new ClassFileImporter()
                .withImportOption(location -> location.contains(FIXTURES))
                .importPackages("gammadesk");
        return HouseRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertBites(rule.getValue(), fixtures)));
    }

    private static void assertBites(ArchRule rule, JavaClasses fixtures) {
        assertThat(rule.evaluate(fixtures).hasViolation())
                .as("%s must find a violation in the bad fixtures", rule.getDescription())
                .isTrue();
    }

    private static boolean isOurs(Location location) {
        return !location.contains("/test-classes/");
    }
}
