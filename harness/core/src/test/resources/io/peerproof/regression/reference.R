# Makes reference.csv, with R 4.2.2: Rscript reference.R > reference.csv
# Two-sided Wilcoxon rank sum test, with the interval of the shift, of candidate against baseline.
set.seed(20261123)
line <- function(kind, baseline, candidate, level) {
  stopifnot((anyDuplicated(baseline) + anyDuplicated(candidate) > 0) == (kind == "ties"))
  w <- suppressWarnings(wilcox.test(candidate, baseline, exact = kind == "exact",
                                    correct = TRUE, conf.int = TRUE, conf.level = 1 - level))
  cat(kind, level, paste(baseline, collapse = " "), paste(candidate, collapse = " "),
      paste(format(c(w$p.value, w$estimate, w$conf.int), digits = 15, trim = TRUE), collapse = ","),
      sep = ",")
  cat("\n")
}
ms <- function(n, by, digits) round(by + rlnorm(n, 4, 0.5), digits)
cat("kind,level,baselineMs,candidateMs,p,shiftMs,lowMs,highMs\n")
for (sizes in list(c(5, 5), c(5, 9), c(12, 7), c(20, 20), c(30, 25), c(49, 49), c(50, 50)))
  for (level in c(0.05, 0.01))
    line("exact", ms(sizes[1], 0, 6), ms(sizes[2], 15, 6), level)
for (sizes in list(c(20, 20), c(25, 30), c(30, 30), c(50, 40), c(60, 60), c(200, 150)))
  for (level in c(0.05, 0.01))
    line("ties", ms(sizes[1], 0, 0), ms(sizes[2], 5, 0), level)
