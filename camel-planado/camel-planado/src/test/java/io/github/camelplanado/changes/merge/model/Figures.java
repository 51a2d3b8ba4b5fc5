package io.github.camelplanado.changes.merge.model;

/**
 * What came of a run.
 *
 * @param wentBack a lower version was told after a higher one
 * @param cameBack an entity was told as changed after it was told as deleted
 * @param falseDeletions an entity was told as deleted that was there
 * @param twice an event or a deletion was told again
 * @param differ entities that differ from the vendor's at the end
 * @param told events that were told
 * @param deletions deletions that were told
 */
public record Figures(int wentBack, int cameBack, int falseDeletions, int twice, long differ, int told, int deletions) {

    public Figures plus(Figures other) {
        return new Figures(
                wentBack + other.wentBack,
                cameBack + other.cameBack,
                falseDeletions + other.falseDeletions,
                twice + other.twice,
                differ + other.differ,
                told + other.told,
                deletions + other.deletions);
    }
}
