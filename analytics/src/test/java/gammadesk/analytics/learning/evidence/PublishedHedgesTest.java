package gammadesk.analytics.learning.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PublishedHedgesTest {
    @TestFactory
    List<DynamicTest> publishedFiguresComeOutAgain() {
        return PublishedHedges.classical().stream()
                .flatMap(table -> table.rows().compute(50_000, new SplittableRandom(20)).stream())
                .peek(System.out::println).map(row -> DynamicTest.dynamicTest(
                        row.name(), () -> assertThat(row.passed()).as(row.toString()).isTrue()))
                .toList();
    }
}
