package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.Agreement;
import gammadesk.analytics.exposure.ExposureHistory.Strikes;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.LevelScorecard;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one currency's dealers after a cycle. Their map is of the cycle; what needs repricing is of a cycle
 * a little earlier and says of which.
 *
 * @param choice what was asked for
 * @param map the exposures in the chosen basis
 * @param agreements by strike of the map: in what the signs of its net exposure agree under naive, customer-bought and
 *     flow-inferred; inverted is the mirror of naive and could agree with it nowhere. Empty when not computed
 * @param evidence on what a flow-inferred map rests
 * @param repricing the book over spot, empty until it was computed for this choice
 * @param cascade what becomes of a shock
 * @param projection the book over spot and time, empty until it was computed for this choice
 * @param session earlier maps of the same greek, unit, size and expiries under the chosen side, oldest first; of signs
 *     that follow from the naive one every side has its history, whichever was chosen then
 * @param score how levels held in this session under the chosen side, empty before the first
 * @param alerts what the trader asked to be told, newest first
 */
public record DealerPicture(
        ExposureChoice choice,
        ExposureMap map,
        List<Agreement> agreements,
        InventoryEvidence evidence,
        Optional<DealerRepricing> repricing,
        CascadeReading cascade,
        Optional<DatedProjection> projection,
        List<Strikes> session,
        Optional<LevelScorecard.Card> score,
        List<FiredAlert> alerts) {
    public DealerPicture {
        agreements = List.copyOf(agreements);
        session = List.copyOf(session);
        alerts = List.copyOf(alerts);
    }

    /** Of which only the map is known. */
    public static DealerPicture of(ExposureMap map) {
        return new DealerPicture(
                ExposureChoice.STANDARD,
                map,
                List.of(),
                new InventoryEvidence(map.venueMillis(), 0, 0, 0, 0, 0),
                Optional.empty(),
                new CascadeReading.None("it has not been computed yet"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
