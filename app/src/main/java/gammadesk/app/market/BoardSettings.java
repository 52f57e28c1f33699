package gammadesk.app.market;

import java.time.Duration;

/**
 * How often the board makes a picture.
 *
 * @param cycle usual time between two pictures
 * @param shortestCycle least time between two pictures, however wild the market
 * @param largeMove share by which an index must have moved to start a cycle early
 * @param mostTradesPerCycle trades kept between two cycles; older ones make room and are counted
 */
public record BoardSettings(Duration cycle, Duration shortestCycle, double largeMove, int mostTradesPerCycle) {
    /** Four pictures a second, up to twelve when an index moves by 0.2 %. */
    public static BoardSettings defaults() {
        return new BoardSettings(Duration.ofMillis(250), Duration.ofMillis(80), 0.002, 5000);
    }
}
