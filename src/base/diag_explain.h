/* diag_explain.h */
