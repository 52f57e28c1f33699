package gammadesk.analytics.exposure;

import java.util.List;
import java.util.stream.IntStream;

/** In what several readings of one number agree. */
public enum Agreement {
    ALL_POSITIVE("every convention says positive"),
    ALL_NEGATIVE("every convention says negative"),
    ALL_ZERO("every convention says zero"),
    MIXED("the conventions disagree in sign");

    private final String sentence;

    Agreement(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }

    /** Strike by strike, of maps of one chain under several conventions; throws without a map. */
    public static List<Agreement> ofStrikes(List<ExposureMap> maps) {
        return IntStream.range(0, maps.getFirst().strikes().size())
                .mapToObj(i -> of(maps.stream()
                        .mapToDouble(map -> map.strikes().get(i).net())
                        .toArray()))
                .toList();
    }

    /** Zero agrees with nothing but zero. */
    public static Agreement of(double... readings) {
        int positive = 0;
        int negative = 0;
        for (double reading : readings) {
            positive += reading > 0 ? 1 : 0;
            negative += reading < 0 ? 1 : 0;
        }
        if (positive == readings.length) {
            return ALL_POSITIVE;
        }
        if (negative == readings.length) {
            return ALL_NEGATIVE;
        }
        return positive + negative == 0 ? ALL_ZERO : MIXED;
    }
}
