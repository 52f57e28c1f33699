package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.views.chart.Pictures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws the guide's picture of the recorded crash week. {@code -Dguide.picture=FILE} says where to; without it the
 * picture stays among the build's own files.
 */
class CrashWeekPictureTest {
    private static final String WEEK = "2026-02-0[2-8].*";

    @Test
    void theWeekIsDrawnFromItsRecordings() throws Exception {
        List<CrashWeek.Moment> moments = CrashWeek.moments();
        List<CrashWeekPicture.Price> prices = prices();
        assertThat(moments).hasSize(13);
        assertThat(prices).hasSizeGreaterThan(150);
        FxToolkit.registerPrimaryStage();
        Image picture = WaitForAsyncUtils.asyncFx(() -> new CrashWeekPicture(moments, prices).draw())
                .get();
        assertThat(picture.getWidth()).isEqualTo(2 * CrashWeekPicture.WIDTH);
        assertThat(colours(picture)).as("walls on either side of zero").hasSizeGreaterThan(20);
        Path file = Path.of(System.getProperty("guide.picture", "../../target/tests/exposure-week.png"));
        Pictures.write(picture, file);
        assertThat(file).isNotEmptyFile();
    }

    private static List<Integer> colours(Image picture) {
        List<Integer> seen = new ArrayList<>();
        int x = (int) picture.getWidth() / 2;
        for (int y = 0; y < picture.getHeight(); y++) {
            seen.add(picture.getPixelReader().getArgb(x, y));
            seen.add(picture.getPixelReader().getArgb(x / 2, y));
        }
        return seen.stream().distinct().toList();
    }

    /** Hourly closes of BTC against USDT; the chains alone have thirteen spots. */
    private static List<CrashWeekPicture.Price> prices() throws IOException {
        List<CrashWeekPicture.Price> prices = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Shared.path("prices/elvistv_BTCUSDT_1h.csv.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches(WEEK)) {
                    String[] cells = line.split(",");
                    LocalDateTime opens =
                            LocalDateTime.parse(cells[0].substring(0, 19).replace(' ', 'T'));
                    prices.add(new CrashWeekPicture.Price(
                            opens.plusHours(1).toInstant(ZoneOffset.UTC).toEpochMilli(), Double.parseDouble(cells[4])));
                }
            }
        }
        return prices;
    }
}
