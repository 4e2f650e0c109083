<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>BinCounter</name>
    <message>
        <source>bin</source>
        <translation>難度組</translation>
    </message>
    <message>
        <source>samples of the bin (%)</source>
        <translation>佔該組樣本（%）</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>grey: all bins; d: mean distance from the mean label</source>
        <translation>灰色：全部難度組；d：與平均標籤的平均距離</translation>
    </message>
    <message>
        <source>grey: all bins; outlined: selected; d: mean distance from the mean label</source>
        <translation>灰色：全部難度組；外框：選取的樣本；d：與平均標籤的平均距離</translation>
    </message>
    <message>
        <source>%1 of %2 bins shown</source>
        <translation>顯示 %1 / %2 組</translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>preview of K = %1</source>
        <translation>K = %1 的預覽</translation>
    </message>
    <message>
        <source>%1 label</source>
        <translation>%1 標籤</translation>
    </message>
    <message>
        <source>no labels of these samples are open: the score itself is shown</source>
        <translation>未開啟這些樣本的標籤：改為顯示分數本身</translation>
    </message>
    <message>
        <source>score of %1</source>
        <translation>%1 的分數</translation>
    </message>
    <message>
        <source>%1 of %2 samples have a label</source>
        <translation>%2 個樣本中有 %1 個具有標籤</translation>
    </message>
    <message>
        <source>%1, bin %2</source>
        <translation>%1，難度組 %2</translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation>%1：%2 個樣本</translation>
    </message>
    <message>
        <source>, mean distance from the mean label %1</source>
        <translation>，與平均標籤的平均距離 %1</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>，已選取 %1 個</translation>
    </message>
    <message>
        <source>%1, %2 %3 to %4%5: %6 samples, %7 % of the bin (all bins: %8 %)</source>
        <translation>%1，%2 %3 至 %4%5：%6 個樣本，佔該組 %7 %（全部難度組：%8 %）</translation>
    </message>
    <message>
        <source> (not included)</source>
        <translation>（不含）</translation>
    </message>
</context>
<context>
    <name>ClosingQuestions</name>
    <message>
        <source>Nothing of what it has done so far is kept.</source>
        <translation>到目前為止所做的都不會保留。</translation>
    </message>
    <message>
        <source>Trials that are finished stay, and the one at hand can go on from its last whole epoch.</source>
        <translation>已完成的試驗會保留，進行中的試驗可以從最後一個完整的訓練週期繼續。</translation>
    </message>
    <message>
        <source>Trials that are finished stay; the one at hand has not done an epoch yet and would begin anew.</source>
        <translation>已完成的試驗會保留；進行中的試驗尚未完成任何訓練週期，將會重新開始。</translation>
    </message>
    <message>
        <source>The state after its last whole epoch is kept, and the training can go on from there.</source>
        <translation>最後一個完整訓練週期之後的狀態會保留，訓練可以從那裡繼續。</translation>
    </message>
    <message>
        <source>It has not done an epoch since it was started, so that there is no new checkpoint to leave.</source>
        <translation>自開始以來尚未完成任何訓練週期，因此沒有新的檢查點可以留下。</translation>
    </message>
    <message>
        <source>A job is running</source>
        <translation>有工作正在執行</translation>
    </message>
    <message>
        <source>“%1” is not finished. Stop it?</source>
        <translation>「%1」尚未完成。要停止嗎？</translation>
    </message>
    <message>
        <source>&amp;Stop and leave a checkpoint</source>
        <translation>停止並留下檢查點(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>繼續執行(&amp;K)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未儲存的變更</translation>
    </message>
    <message>
        <source>Save the changes of this project?</source>
        <translation>要儲存此專案的變更嗎？</translation>
    </message>
    <message numerus="yes">
        <source>Otherwise what was not saved is lost: %n finished trial(s) of the comparison, runs, scores and settings.</source>
        <translation>
            <numerusform>否則未儲存的內容將會遺失：比較中 %n 次已完成的試驗、訓練結果、分數與設定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Otherwise runs and scores that were not saved, and settings, are lost.</source>
        <translation>否則未儲存的訓練結果、分數與設定將會遺失。</translation>
    </message>
</context>
<context>
    <name>ComparisonJob</name>
    <message numerus="yes">
        <source>Comparing curricula, %n trial(s)</source>
        <translation>
            <numerusform>比較課程，%n 次試驗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %1 of %n trial(s) finished. Continue in Comparison goes on from there.</source>
        <translation>
            <numerusform>已停止；已完成 %1 / %n 次試驗。在「比較」中按「繼續」即可從那裡接續。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonSetup</name>
    <message>
        <source>%1 of %2 training samples have no value of it; every one needs one</source>
        <translation>%2 個訓練樣本中有 %1 個沒有此值；每個樣本都需要有值</translation>
    </message>
    <message>
        <source>needs single ratings: open a rating file with the data</source>
        <translation>需要個別評分：請連同資料開啟評分檔</translation>
    </message>
    <message>
        <source>the ratings have no %1</source>
        <translation>評分中沒有 %1</translation>
    </message>
    <message>
        <source>%1, hardest first</source>
        <translation>%1，由難到易</translation>
    </message>
    <message>
        <source>W/O curriculum</source>
        <translation>無課程</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>隨機</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>評分分歧</translation>
    </message>
    <message>
        <source>needs clusters of %1: pre-train first</source>
        <translation>需要 %1 的群集：請先預訓練</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 (file)</source>
        <translation>%1（檔案）</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>reading</source>
        <translation>讀取中</translation>
    </message>
    <message>
        <source>reading features</source>
        <translation>讀取特徵</translation>
    </message>
    <message>
        <source>reading runs</source>
        <translation>讀取訓練結果</translation>
    </message>
    <message>
        <source>reading scores</source>
        <translation>讀取分數</translation>
    </message>
    <message>
        <source>writing features</source>
        <translation>寫入特徵</translation>
    </message>
    <message>
        <source>writing the table</source>
        <translation>寫入表格</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>檢視中</translation>
    </message>
    <message>
        <source>making the teaching corpus</source>
        <translation>產生教學語料庫</translation>
    </message>
    <message>
        <source>pre-training</source>
        <translation>預訓練中</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練中</translation>
    </message>
    <message>
        <source>comparing curricula</source>
        <translation>比較課程</translation>
    </message>
    <message>
        <source>trying K</source>
        <translation>試算 K 值</translation>
    </message>
    <message>
        <source>looking for audio</source>
        <translation>尋找音訊</translation>
    </message>
    <message>
        <source>saving runs</source>
        <translation>儲存訓練結果</translation>
    </message>
    <message>
        <source>saving scores</source>
        <translation>儲存分數</translation>
    </message>
    <message>
        <source>saving the project</source>
        <translation>儲存專案</translation>
    </message>
    <message>
        <source>trial %1, best development CCC %2</source>
        <translation>第 %1 次試驗，開發集最佳 CCC %2</translation>
    </message>
    <message>
        <source>%1: trial %2, best development CCC %3</source>
        <translation>%1：第 %2 次試驗，開發集最佳 CCC %3</translation>
    </message>
    <message>
        <source>%1: scores</source>
        <translation>%1：分數</translation>
    </message>
    <message>
        <source>header</source>
        <translation>標頭</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行，%2 欄</translation>
    </message>
    <message>
        <source>line %1, field %2</source>
        <translation>第 %1 行，欄位 %2</translation>
    </message>
    <message>
        <source>line %1, attribute %2</source>
        <translation>第 %1 行，屬性 %2</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>第 %1 列，%2 欄</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>%1 欄</translation>
    </message>
    <message>
        <source>attribute %1</source>
        <translation>屬性 %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>位元組 %1</translation>
    </message>
    <message>
        <source>element %1</source>
        <translation>元素 %1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>項目 %1</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>資料集 %1</translation>
    </message>
    <message>
        <source>variable %1</source>
        <translation>變數 %1</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>成員 %1</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>樣本 %1</translation>
    </message>
    <message>
        <source>Train split</source>
        <translation>Train 分割</translation>
    </message>
    <message>
        <source>Development split</source>
        <translation>Development 分割</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>檔案不存在</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>不是檔案</translation>
    </message>
    <message>
        <source>has %L1 bytes, more than the %L2 that are read of such a file</source>
        <translation>有 %L1 位元組，超過這種檔案會讀取的 %L2 位元組</translation>
    </message>
    <message>
        <source>not enough memory for the %L1 bytes of this file</source>
        <translation>記憶體不足以容納此檔案的 %L1 位元組</translation>
    </message>
    <message>
        <source>keeps its values in other files, which are not read; copy them into one file (h5repack)</source>
        <translation>把數值存放在其他檔案中，那些檔案不會被讀取；請複製到同一個檔案（h5repack）</translation>
    </message>
    <message>
        <source>is a link to another file, which is not read; copy it into this one (h5repack)</source>
        <translation>是指向另一個檔案的連結，那個檔案不會被讀取；請複製到此檔案（h5repack）</translation>
    </message>
    <message>
        <source>unpacks to more than the %L1 bytes that the archive declares; the file is damaged</source>
        <translation>解壓縮後超過封存檔所宣告的 %L1 位元組；檔案已損壞</translation>
    </message>
    <message>
        <source>this is a folder, expected a file</source>
        <translation>這是資料夾，應為檔案</translation>
    </message>
    <message>
        <source>this is not a regular file; copy its contents to a file first</source>
        <translation>這不是一般檔案；請先將其內容複製到檔案</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>檔案是空的</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>無法讀取：%1</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>無法寫入</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>無法寫入：%1</translation>
    </message>
    <message>
        <source>cannot be written, the disk may be full: %1</source>
        <translation>無法寫入，磁碟可能已滿：%1</translation>
    </message>
    <message>
        <source>%1: %2; the file was not written, free space or another folder is needed</source>
        <translation>%1：%2；檔案未寫入，需要更多空間或另一個資料夾</translation>
    </message>
    <message>
        <source>cannot make this folder: %1</source>
        <translation>無法建立此資料夾：%1</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>無法讀取資料夾：%1</translation>
    </message>
    <message>
        <source>the file ends here, expected at least %L1 bytes; it is probably truncated</source>
        <translation>檔案在此結束，應至少有 %L1 個位元組；可能已被截斷</translation>
    </message>
    <message>
        <source>not enough memory for %L1 rows of %L2 float32 values, nor room in %3 (DEEPMI_SCRATCH names another folder)</source>
        <translation>記憶體不足以存放 %L1 列、每列 %L2 個 float32 值，%3 也沒有空間（DEEPMI_SCRATCH 可指定其他資料夾）</translation>
    </message>
    <message>
        <source>not enough memory for %L1 rows of %L2 float32 values</source>
        <translation>記憶體不足以容納 %L1 列、每列 %L2 個 float32 值</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺少此項</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>expected one text</source>
        <translation>應為一段文字</translation>
    </message>
    <message>
        <source>expected a text</source>
        <translation>應為文字</translation>
    </message>
    <message>
        <source>found %1, expected a number</source>
        <translation>此處為 %1，應為數字</translation>
    </message>
    <message>
        <source>found %1, expected a number (a label)</source>
        <translation>此處為 %1，應為數字（標籤）</translation>
    </message>
    <message>
        <source>the value is not a finite number</source>
        <translation>值不是有限的數字</translation>
    </message>
    <message>
        <source>the value is %1, expected a number</source>
        <translation>值為 %1，應為數字</translation>
    </message>
    <message>
        <source>a zero byte: this is not text in UTF-8, in UTF-16 with a byte order mark, or in Latin-1</source>
        <translation>含有值為 0 的位元組：這不是 UTF-8、帶位元組順序記號的 UTF-16 或 Latin-1 文字</translation>
    </message>
    <message>
        <source>this is a workbook of a spreadsheet; save its sheet as CSV</source>
        <translation>這是試算表的活頁簿；請將其工作表另存為 CSV</translation>
    </message>
    <message>
        <source>this is a compressed file (%1); decompress it first</source>
        <translation>這是壓縮檔（%1）；請先解壓縮</translation>
    </message>
    <message>
        <source>this is a NumPy archive (.npz), expected text</source>
        <translation>這是 NumPy 封存檔（.npz），應為文字檔</translation>
    </message>
    <message>
        <source>a byte that is not UTF-8 in a text that was UTF-8 until here; save it in one encoding</source>
        <translation>文字到此為止是 UTF-8，此處卻有不是 UTF-8 的位元組；請以單一編碼儲存</translation>
    </message>
    <message>
        <source>a byte that is no character in UTF-8 or in Latin-1</source>
        <translation>有一個位元組在 UTF-8 與 Latin-1 中都不是字元</translation>
    </message>
    <message>
        <source>half a character of UTF-16; the file is truncated</source>
        <translation>只有半個 UTF-16 字元；檔案被截斷</translation>
    </message>
    <message>
        <source>half a character of UTF-16; the file is damaged or truncated</source>
        <translation>只有半個 UTF-16 字元；檔案已損壞或被截斷</translation>
    </message>
    <message>
        <source>a zero character: this is not text</source>
        <translation>含有值為 0 的字元：這不是文字</translation>
    </message>
    <message>
        <source>found %1, but line %2 of the column has a decimal point; write all of its numbers alike</source>
        <translation>找到 %1，但此欄第 %2 行使用小數點；請讓所有數字寫法一致</translation>
    </message>
    <message>
        <source>found %1, whose comma may be a decimal one or set thousands apart, and no other cell of the column tells; write decimal points</source>
        <translation>找到 %1，其逗號可能是小數點或千分位，而此欄沒有其他儲存格可供判斷；請改用小數點</translation>
    </message>
    <message>
        <source>the file begins with nothing but blank lines</source>
        <translation>檔案開頭只有空白行</translation>
    </message>
    <message>
        <source>the file has no lines, expected a header line and rows</source>
        <translation>檔案沒有任何行，應有標題行與資料列</translation>
    </message>
    <message>
        <source>the file has no lines, expected a header line and rows of numbers</source>
        <translation>檔案沒有任何行，應有標題行與數字列</translation>
    </message>
    <message>
        <source>the file has a header line but no rows</source>
        <translation>檔案有標題行，但沒有資料列</translation>
    </message>
    <message>
        <source>there is no column %1; the columns are %2</source>
        <translation>沒有 %1 欄；現有的欄為 %2</translation>
    </message>
    <message>
        <source>columns %1 and %2 are both named &apos;%3&apos;</source>
        <translation>第 %1 欄與第 %2 欄都名為「%3」</translation>
    </message>
    <message>
        <source>%1: the first column has no heading and is left out</source>
        <translation>%1：第一欄沒有標題，已略去</translation>
    </message>
    <message>
        <source>%1: the last column, %2, is taken for the class and left out</source>
        <translation>%1：最後一欄 %2 視為類別，已略去</translation>
    </message>
    <message>
        <source>%1: the first line has no headings, so it is read as data and the columns have no names</source>
        <translation>%1：第一行沒有標題，因此當作資料讀取，各欄沒有名稱</translation>
    </message>
    <message>
        <source>has no columns of numbers beside names, frame times and classes</source>
        <translation>除名稱、音框時間與類別之外，沒有數字欄</translation>
    </message>
    <message>
        <source>the format is not known, expected features as HDF5, .npy, .npz, .mat, HTK, ARFF, CSV or TSV, or a folder of .mat or .htk files</source>
        <translation>無法辨識格式，應為 HDF5、.npy、.npz、.mat、HTK、ARFF、CSV 或 TSV 的特徵，或存放 .mat 或 .htk 檔的資料夾</translation>
    </message>
    <message>
        <source>the ARFF file has no @data line; it is truncated</source>
        <translation>ARFF 檔沒有 @data 行；檔案已被截斷</translation>
    </message>
    <message>
        <source>the ARFF file declares no numeric attributes</source>
        <translation>ARFF 檔未宣告任何數值屬性</translation>
    </message>
    <message>
        <source>the ARFF file has no rows behind @data</source>
        <translation>ARFF 檔在 @data 之後沒有資料列</translation>
    </message>
    <message>
        <source>expected @attribute NAME followed by numeric, real, integer, string, date or {values}</source>
        <translation>應為 @attribute NAME，後接 numeric、real、integer、string、date 或 {values}</translation>
    </message>
    <message>
        <source>found %1, expected @relation, @attribute or @data</source>
        <translation>此處為 %1，應為 @relation、@attribute 或 @data</translation>
    </message>
    <message>
        <source>is not numeric, expected numbers only</source>
        <translation>不是數值，應只有數字</translation>
    </message>
    <message>
        <source>is a sparse ARFF row, expected all values</source>
        <translation>是稀疏的 ARFF 列，應有全部的值</translation>
    </message>
    <message>
        <source>the row has %L1 values, expected one for each of the %L2 attributes</source>
        <translation>此列有 %L1 個值，應為 %L2 個屬性各一個</translation>
    </message>
    <message>
        <source>there is none of this name; the file has %1</source>
        <translation>沒有此名稱；檔案中有 %1</translation>
    </message>
    <message>
        <source>several %1s could be the features, choose one in “Features in”: %2</source>
        <translation>有多個可能是特徵的項目（%1），請在「特徵所在」選擇：%2</translation>
    </message>
    <message>
        <source>several %1s could be the row names, choose one in “Names in”: %2</source>
        <translation>有多個可能是列名稱的項目（%1），請在「名稱所在」選擇：%2</translation>
    </message>
    <message>
        <source>no %1 holds numbers in two dimensions (rows × columns); the file has %2</source>
        <translation>沒有存放二維（列 × 欄）數字的項目（%1）；檔案中有 %2</translation>
    </message>
    <message>
        <source>has %L1 names, expected %L2, one a row of %3</source>
        <translation>有 %L1 個名稱，應為 %L2 個，%3 的每列各一個</translation>
    </message>
    <message>
        <source>the %L1 rows have no names%2; choose a text file with one name a line in “File of names”, or put it beside as %3_names.txt</source>
        <translation>%L1 列沒有名稱%2；請在「名稱檔」選擇每行一個名稱的文字檔，或將其放在旁邊並命名為 %3_names.txt</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>名稱是空的</translation>
    </message>
    <message>
        <source>the name %1 is already that of %2; every row needs a name of its own</source>
        <translation>名稱 %1 已是 %2 的名稱；每列都需要自己的名稱</translation>
    </message>
    <message>
        <source>is %1, so it has no values</source>
        <translation>為 %1，因此沒有值</translation>
    </message>
    <message>
        <source>has %L1 values, expected %L2 as in %3</source>
        <translation>有 %L1 個值，應與 %3 同為 %L2 個</translation>
    </message>
    <message>
        <source>is empty, expected a row of features</source>
        <translation>是空的，應為一列特徵</translation>
    </message>
    <message>
        <source>declares more elements than any memory holds</source>
        <translation>宣告的元素多於任何記憶體所能容納</translation>
    </message>
    <message>
        <source>this is not an HDF5 file (its signature is missing), expected .h5</source>
        <translation>這不是 HDF5 檔（缺少識別碼），應為 .h5</translation>
    </message>
    <message>
        <source>the HDF5 file cannot be opened, it is truncated or damaged: %1</source>
        <translation>無法開啟 HDF5 檔，檔案已被截斷或損壞：%1</translation>
    </message>
    <message>
        <source>the folder holds no .mat or .htk files, expected one a sample</source>
        <translation>資料夾中沒有 .mat 或 .htk 檔，應為每個樣本一個</translation>
    </message>
    <message>
        <source>the folder holds .mat and .htk files, expected one kind</source>
        <translation>資料夾中同時有 .mat 與 .htk 檔，應只有一種</translation>
    </message>
    <message>
        <source>the file ends inside the 12 bytes of the HTK header; it is truncated</source>
        <translation>檔案在 12 位元組的 HTK 標頭內就結束；檔案被截斷</translation>
    </message>
    <message>
        <source>the HTK file is written little-endian, expected big-endian</source>
        <translation>HTK 檔以小端序寫成，應為大端序</translation>
    </message>
    <message>
        <source>this is no HTK file: it says kind %1 and %2 bytes a frame</source>
        <translation>這不是 HTK 檔：其中寫著類型 %1、每個音框 %2 位元組</translation>
    </message>
    <message>
        <source>the HTK file holds %1, expected vectors of parameters</source>
        <translation>HTK 檔的內容為 %1，應為參數向量</translation>
    </message>
    <message>
        <source>the HTK file says %1 bytes a frame, expected a multiple of %2</source>
        <translation>HTK 檔寫著每個音框 %1 位元組，應為 %2 的倍數</translation>
    </message>
    <message>
        <source>the HTK header says %L1 frames of %L2 bytes, which makes a file of %L3 bytes; it has %L4</source>
        <translation>HTK 標頭寫著 %L1 個 %L2 位元組的音框，檔案應為 %L3 位元組；實際為 %L4</translation>
    </message>
    <message>
        <source>the HTK file has no frames</source>
        <translation>HTK 檔沒有音框</translation>
    </message>
    <message>
        <source>is %1, expected 1 × %2 as in %3</source>
        <translation>為 %1，應與 %3 同為 1 × %2</translation>
    </message>
    <message>
        <source>the file ends inside its MATLAB header; it is truncated</source>
        <translation>檔案在 MATLAB 標頭內結束；已被截斷</translation>
    </message>
    <message>
        <source>the MATLAB file&apos;s version is not known, expected 4, 5, 7 or 7.3</source>
        <translation>無法辨識 MATLAB 檔的版本，應為 4、5、7 或 7.3</translation>
    </message>
    <message>
        <source>this is not a whole MATLAB file (.mat): it is of another kind, truncated or damaged</source>
        <translation>這不是完整的 MATLAB 檔（.mat）：可能是其他類型、已被截斷或損壞</translation>
    </message>
    <message>
        <source>the variable that starts here is longer than the file; the file is truncated or damaged</source>
        <translation>從此處開始的變數比檔案還長；檔案已被截斷或損壞</translation>
    </message>
    <message>
        <source>no MATLAB variable starts here; the file is damaged</source>
        <translation>此處沒有 MATLAB 變數開始；檔案已損壞</translation>
    </message>
    <message>
        <source>the MATLAB file cannot be opened, it is truncated or damaged %1</source>
        <translation>無法開啟 MATLAB 檔，檔案已被截斷或損壞 %1</translation>
    </message>
    <message>
        <source>the MATLAB file is damaged: %1</source>
        <translation>MATLAB 檔已損壞：%1</translation>
    </message>
    <message>
        <source>the MATLAB file has no variables</source>
        <translation>MATLAB 檔沒有變數</translation>
    </message>
    <message>
        <source>cannot be read, the file is damaged %1</source>
        <translation>無法讀取，檔案已損壞 %1</translation>
    </message>
    <message>
        <source>holds complex numbers, expected real ones</source>
        <translation>含有複數，應為實數</translation>
    </message>
    <message>
        <source>is a sparse matrix, expected a full one</source>
        <translation>是稀疏矩陣，應為完整矩陣</translation>
    </message>
    <message>
        <source>this is not a .npy array (it does not start with its signature)</source>
        <translation>這不是 .npy 陣列（開頭沒有識別碼）</translation>
    </message>
    <message>
        <source>the .npy version is %1, expected 1, 2 or 3</source>
        <translation>.npy 版本為 %1，應為 1、2 或 3</translation>
    </message>
    <message>
        <source>the file ends inside the .npy header; it is truncated</source>
        <translation>檔案在 .npy 標頭內結束；已被截斷</translation>
    </message>
    <message>
        <source>the .npy header cannot be understood: %1</source>
        <translation>無法解讀 .npy 標頭：%1</translation>
    </message>
    <message>
        <source>the header declares %L1 elements of %2, but only %L3 bytes follow; the file is truncated</source>
        <translation>標頭宣告 %L1 個 %2 元素，但其後只有 %L3 個位元組；檔案已被截斷</translation>
    </message>
    <message>
        <source>it ends before its last element; the file is truncated</source>
        <translation>在最後一個元素之前就結束；檔案已被截斷</translation>
    </message>
    <message>
        <source>more bytes follow after the %L1 elements its header declares</source>
        <translation>標頭所宣告的 %L1 個元素之後還有位元組</translation>
    </message>
    <message>
        <source>the dtype is %1, expected float16, float32, float64, integers, bool or text</source>
        <translation>dtype 為 %1，應為 float16、float32、float64、整數、bool 或文字</translation>
    </message>
    <message>
        <source>this is an array of Python objects, which is stored as a pickle and is not read because it can run code; save numbers as float32 and names as str, e.g. names.astype(str)</source>
        <translation>這是 Python 物件的陣列，以 pickle 儲存；由於它能執行程式碼，因此不予讀取。請將數字存成 float32、名稱存成 str，例如 names.astype(str)</translation>
    </message>
    <message>
        <source>holds text (%1), expected numbers</source>
        <translation>含有文字（%1），應為數字</translation>
    </message>
    <message>
        <source>holds numbers (%1), expected text</source>
        <translation>含有數字（%1），應為文字</translation>
    </message>
    <message>
        <source>has the shape %1, expected two dimensions: rows, columns</source>
        <translation>形狀為 %1，應為二維：列、欄</translation>
    </message>
    <message>
        <source>has the shape %1, so no values</source>
        <translation>形狀為 %1，因此沒有值</translation>
    </message>
    <message>
        <source>this is not a whole zip archive (.npz, .pt), it is truncated or of another kind: %1</source>
        <translation>這不是完整的 zip 壓縮檔（.npz、.pt），已被截斷或是其他類型：%1</translation>
    </message>
    <message>
        <source>its checksum (CRC-32) is wrong; the file is damaged</source>
        <translation>檢查碼（CRC-32）錯誤；檔案已損壞</translation>
    </message>
    <message>
        <source>the rank is out of range, aucurriculum&apos;s ranks are 0 to 1</source>
        <translation>排名超出範圍，aucurriculum 的排名為 0 到 1</translation>
    </message>
    <message>
        <source>the rank stands in line %1 already, each rank must stand once</source>
        <translation>此排名已出現在第 %1 行，每個排名只能出現一次</translation>
    </message>
    <message>
        <source>the rank contradicts the means, which rise and fall over the ranks; leave the column out to have the samples ranked anew</source>
        <translation>排名與平均值矛盾：平均值隨排名有升有降；請移除此欄，讓樣本重新排名</translation>
    </message>
    <message>
        <source>ends after %L1 of %L2 bytes; the file is truncated</source>
        <translation>共 %L2 個位元組，在第 %L1 個之後結束；檔案已被截斷</translation>
    </message>
    <message>
        <source>has %L1 features a row, expected %L2 as in %3</source>
        <translation>每列有 %L1 個特徵，應與 %3 同為 %L2 個</translation>
    </message>
    <message>
        <source>has %L1 features a row, expected %L2 as in the training features %3</source>
        <translation>每列有 %L1 個特徵，應與訓練特徵 %3 同為 %L2 個</translation>
    </message>
    <message>
        <source>the file has no labels</source>
        <translation>檔案中沒有標籤</translation>
    </message>
    <message>
        <source>the file has no ratings</source>
        <translation>檔案中沒有評分</translation>
    </message>
    <message>
        <source>expected [start - end] TURN_NAME emotion [valence, activation, dominance]</source>
        <translation>應為 [start - end] TURN_NAME emotion [valence, activation, dominance]</translation>
    </message>
    <message>
        <source>found %1, expected a turn ([start - end] ...) or the line of one evaluator (C-E1: or A-E1:) of IEMOCAP&apos;s EmoEvaluation</source>
        <translation>找到 %1，應為 IEMOCAP 的 EmoEvaluation 中的一個話輪（[start - end] ...）或一位評分者的一行（C-E1: 或 A-E1:）</translation>
    </message>
    <message>
        <source>a rating without the line of its turn above it</source>
        <translation>評分上方沒有其話輪的那一行</translation>
    </message>
    <message>
        <source>found %1, expected &apos;val 3; act 2; dom 2;&apos;, each of them once</source>
        <translation>找到 %1，應為 &apos;val 3; act 2; dom 2;&apos;，各一次</translation>
    </message>
    <message>
        <source>the turn %1 stands on %2 of %3 as well</source>
        <translation>話輪 %1 也出現在 %3 的 %2</translation>
    </message>
    <message>
        <source>there are no self-reports (lines A-F1:, A-M1: ...)</source>
        <translation>沒有自我評分（A-F1:、A-M1: ... 各行）</translation>
    </message>
    <message>
        <source>there are no evaluators&apos; ratings (lines A-E1:, A-E2: ...)</source>
        <translation>沒有評分者的評分（A-E1:、A-E2: ... 各行）</translation>
    </message>
    <message>
        <source>there are no turns ([start - end] TURN_NAME emotion [V, A, D])</source>
        <translation>沒有話輪（[start - end] TURN_NAME emotion [V, A, D]）</translation>
    </message>
    <message>
        <source>this is a folder without IEMOCAP&apos;s EmoEvaluation/*.txt, expected a file of labels or a folder of those</source>
        <translation>這個資料夾沒有 IEMOCAP 的 EmoEvaluation/*.txt，應為標籤檔或存放這些檔案的資料夾</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands there twice</source>
        <translation>名稱「%1」出現兩次</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands on line %2 as well</source>
        <translation>名稱「%1」也出現在第 %2 行</translation>
    </message>
    <message>
        <source>no name before the first semicolon</source>
        <translation>第一個分號前沒有名稱</translation>
    </message>
    <message>
        <source>no rater before the first semicolon</source>
        <translation>第一個分號前沒有評分者</translation>
    </message>
    <message>
        <source>no file name before the comma</source>
        <translation>逗號前沒有檔名</translation>
    </message>
    <message>
        <source>no attributes; expected fields like &apos;A:3.4; V:3.6; D:3.6;&apos; after the class</source>
        <translation>沒有向度；類別之後應有如 &apos;A:3.4; V:3.6; D:3.6;&apos; 的欄位</translation>
    </message>
    <message>
        <source>a rating without the consensus line of its file (NAME; class; A:..; V:..; D:..;) above it</source>
        <translation>此評分的上方沒有該檔案的共識行（NAME; class; A:..; V:..; D:..;）</translation>
    </message>
    <message>
        <source>every sample has one row and no column names a rater: these are labels, not single ratings (those of the MSP corpora are in labels_detailed.csv and labels.txt)</source>
        <translation>每個樣本只有一列，且沒有任何一欄指明評分者：這些是標籤，不是個別評分（MSP 語料庫的個別評分在 labels_detailed.csv 與 labels.txt）</translation>
    </message>
    <message>
        <source>labels_detailed.csv has single ratings, not one label a sample; consensus labels are in labels_consensus.csv or labels.txt</source>
        <translation>labels_detailed.csv 是個別評分，不是每個樣本一個標籤；共識標籤在 labels_consensus.csv 或 labels.txt</translation>
    </message>
    <message>
        <source>there is no column &apos;%1&apos;, asked for as %2; %3</source>
        <translation>沒有「%1」欄（要求作為 %2）；%3</translation>
    </message>
    <message>
        <source>two columns could be &apos;%1&apos;, asked for as %2; %3</source>
        <translation>有兩欄可能是「%1」（要求作為 %2）；%3</translation>
    </message>
    <message>
        <source>no column has the sample names (FileName, file, name, id ...); %1; choose it in “Names in”</source>
        <translation>沒有樣本名稱的欄（FileName、file、name、id…）；%1；請在「名稱所在」指定</translation>
    </message>
    <message>
        <source>columns &apos;%1&apos; and &apos;%2&apos; could both be the %3; choose the column of %3</source>
        <translation>「%1」欄與「%2」欄都可能是 %3；請選擇 %3 的欄</translation>
    </message>
    <message>
        <source>the label scale is %1:%2, expected two numbers, the lower first</source>
        <translation>標籤量尺為 %1:%2，應為兩個數字，較小者在前</translation>
    </message>
    <message>
        <source>no sample has two ratings or more; disagreement needs single ratings by at least two people a sample</source>
        <translation>沒有任何樣本有兩筆以上的評分；評分分歧需要每個樣本至少兩人的個別評分</translation>
    </message>
    <message>
        <source>no name is shared with %1: the labels are named %2, the features %3 (file extensions and folders were ignored)%4</source>
        <translation>與 %1 沒有共同的名稱：標籤的名稱如 %2，特徵的名稱如 %3（已忽略副檔名與資料夾）%4</translation>
    </message>
    <message>
        <source>; the names look alike, but one file has letters with accents as one character and the other as a letter and an accent (Unicode&apos;s NFC and NFD): write both in one form</source>
        <translation>；名稱看來相同，但其中一個檔案的重音字母是單一字元，另一個則是字母加上重音符號（Unicode 的 NFC 與 NFD）：請以同一種形式書寫兩者</translation>
    </message>
    <message>
        <source>none of the %L1 samples that have features has a value of %2</source>
        <translation>具有特徵的 %L1 個樣本都沒有 %2 的值</translation>
    </message>
    <message>
        <source>%1 split has no rows%2; another column can be named as the split column</source>
        <translation>%1 分割沒有任何列%2；可另外指定分割欄</translation>
    </message>
    <message>
        <source>; the file has %1</source>
        <translation>；檔案中有 %1</translation>
    </message>
    <message>
        <source>; of the samples that have features there are %1</source>
        <translation>；具有特徵的樣本有 %1</translation>
    </message>
    <message>
        <source>test corpus %1 has no labelled samples</source>
        <translation>測試語料庫 %1 沒有帶標籤的樣本</translation>
    </message>
    <message>
        <source>two test corpora are called %1</source>
        <translation>有兩個測試語料庫都名為 %1</translation>
    </message>
    <message>
        <source>a test corpus cannot be called %1, the name of a split; choose another</source>
        <translation>測試語料庫不能以分割的名稱 %1 命名；請另選名稱</translation>
    </message>
    <message>
        <source>there is a column %1 but no column %2; give both or neither</source>
        <translation>有 %1 欄但沒有 %2 欄；請兩者都提供，或都不提供</translation>
    </message>
    <message>
        <source>the name stands twice, names must be unique</source>
        <translation>名稱出現兩次，名稱不得重複</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands twice, names must be unique</source>
        <translation>名稱「%1」出現兩次，名稱不得重複</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands twice; ties are settled by names, which must be unique</source>
        <translation>名稱「%1」出現兩次；同分時依名稱決定順序，名稱不得重複</translation>
    </message>
    <message>
        <source>this is no JSON: %1</source>
        <translation>這不是 JSON：%1</translation>
    </message>
    <message>
        <source>%L1 of %L2 training samples have no score (%3); expected a score for each sample of the Train split</source>
        <translation>%L2 個訓練樣本中有 %L1 個沒有分數（%3）；Train 分割的每個樣本都應有分數</translation>
    </message>
    <message>
        <source>the scores of %1 could all be that of the training sample %2, which only meets them without folder and file extension; spell the names as the labels do</source>
        <translation>%1 的分數都可能屬於訓練樣本 %2，因為它們只在不計資料夾與副檔名時才相符；請依標籤的寫法書寫名稱</translation>
    </message>
    <message>
        <source>there are no scores for %1</source>
        <translation>沒有 %1 的分數</translation>
    </message>
    <message>
        <source>there are no samples to rank</source>
        <translation>沒有可排名的樣本</translation>
    </message>
    <message>
        <source>the number of bins is %L1, expected 1 to %L2</source>
        <translation>難度組數為 %L1，應為 1 至 %L2</translation>
    </message>
    <message>
        <source>the number of levels is %L1, expected 1 to %L2</source>
        <translation>等級數為 %L1，應為 1 至 %L2</translation>
    </message>
    <message>
        <source>the cut %1 between levels must lie above %2 and below the top of the scale, %3</source>
        <translation>等級之間的邊界 %1 必須大於 %2，並小於量尺的上限 %3</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of samples, %L2</source>
        <translation>K 為 %L1，應介於 1 與樣本數 %L2 之間</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of rows, %L2</source>
        <translation>K 為 %L1，應介於 1 與列數 %L2 之間</translation>
    </message>
    <message>
        <source>the parameter %1 is %2, expected %3 to %4</source>
        <translation>參數 %1 為 %2，應為 %3 至 %4</translation>
    </message>
    <message>
        <source>the parameter %1 is &apos;%2&apos;, expected one of %3</source>
        <translation>參數 %1 為「%2」，應為 %3 其中之一</translation>
    </message>
    <message>
        <source>has %L1 samples, fewer than K = %L2 clusters; lower K</source>
        <translation>有 %L1 個樣本，少於 K = %L2 個群集；請調低 K</translation>
    </message>
    <message>
        <source>has %L1 rows, fewer than K = %L2 clusters; lower K</source>
        <translation>有 %L1 列，少於 K = %L2 個群集；請調低 K</translation>
    </message>
    <message>
        <source>has %L1 samples, fewer than the %L2 bins of the curriculum, whose first ones would be empty; take fewer bins</source>
        <translation>有 %L1 個樣本，少於課程的 %L2 個難度組，最前面的幾組會是空的；請調低組數</translation>
    </message>
    <message>
        <source>all %L1 labels are the same; there is nothing to learn</source>
        <translation>所有 %L1 標籤都相同；沒有可學習的內容</translation>
    </message>
    <message>
        <source>all %L1 labels are the same, so that it has no CCC to find the best epoch by</source>
        <translation>所有 %L1 標籤都相同，因此沒有 CCC 可用來找出最佳訓練週期</translation>
    </message>
    <message>
        <source>all %L1 labels of the Development split are the same, so that it has no CCC: the last epoch is kept</source>
        <translation>Development 分割的所有 %L1 標籤都相同，因此沒有 CCC：保留最後一個訓練週期</translation>
    </message>
    <message>
        <source>there is no Development split: the last epoch is kept</source>
        <translation>沒有 Development 分割：保留最後一個訓練週期</translation>
    </message>
    <message>
        <source>training diverged in epoch %1 (a loss is no longer a number); lower the learning rates</source>
        <translation>訓練在訓練週期 %1 發散（損失已不是數字）；請調低學習率</translation>
    </message>
    <message>
        <source>trial %1 diverged in epoch %2; lower the learning rate</source>
        <translation>第 %1 次試驗在訓練週期 %2 發散；請調低學習率</translation>
    </message>
    <message>
        <source>device %1 is not available: %2; choose the CPU</source>
        <translation>無法使用裝置 %1：%2；請選擇 CPU</translation>
    </message>
    <message>
        <source>TF32 is a GPU&apos;s; the CPU has float32 and bfloat16</source>
        <translation>TF32 屬於 GPU；CPU 只有 fp32 與 bf16</translation>
    </message>
    <message>
        <source>bfloat16 needs a processor with AVX-512 BF16 or AMX, which this one (%1) does not have; choose float32</source>
        <translation>bf16 需要具備 AVX-512 BF16 或 AMX 的處理器，而這一顆（%1）沒有；請改用 fp32</translation>
    </message>
    <message>
        <source>bfloat16 needs oneDNN, which this LibTorch does not have; choose float32</source>
        <translation>bf16 需要 oneDNN，而這個 LibTorch 沒有；請改用 fp32</translation>
    </message>
    <message>
        <source>bfloat16 needs kernels that are not here: %1; choose TF32</source>
        <translation>bf16 精度需要此處沒有的 GPU 核心程式：%1；請改用 tf32</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into memory: while the program runs they lie in a file in %2, which is slower</source>
        <translation>特徵（%1）放不進記憶體：程式執行期間存放於 %2 的檔案中，速度較慢</translation>
    </message>
    <message>
        <source>the features (%1) fit neither into the GPU&apos;s memory nor into the host&apos;s; take fewer rows or columns, or the CPU</source>
        <translation>特徵（%1）放不進 GPU 的記憶體，也放不進主機的記憶體；請減少列或欄，或改用 CPU</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into the GPU&apos;s memory: they stay in the host&apos;s memory and are copied from there batch by batch, which is slower</source>
        <translation>特徵（%1）放不進 GPU 的記憶體：特徵留在主機記憶體，逐批複製過去，速度較慢</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into the GPU&apos;s memory (%2 free, of which %3 are kept for the work): %4 of them stay in the host&apos;s memory and are read from there, which is slower</source>
        <translation>特徵（%1）放不進 GPU 的記憶體（剩餘 %2，其中 %3 留給運算）：其中的 %4 留在主機記憶體並由該處讀取，速度較慢</translation>
    </message>
    <message>
        <source>the GPU&apos;s memory is full (%1); choose bfloat16, a smaller batch, fewer rows, or the CPU</source>
        <translation>GPU 的記憶體已滿（%1）；請改用 bf16 精度、較小的批次、較少的列，或改用 CPU</translation>
    </message>
    <message>
        <source>the GPU failed at %1: %2; the training can be resumed from its last checkpoint, also on the CPU</source>
        <translation>GPU 在 %1 失敗：%2；可從最後一個檢查點繼續，或改用 CPU</translation>
    </message>
    <message>
        <source>the LSTM multiplies in float32 whatever precision is chosen</source>
        <translation>LSTM 一律以 fp32 相乘，不受所選精度影響</translation>
    </message>
    <message>
        <source>products in bfloat16 make %1 GFLOP/s on this processor, in float32 %2: the precision float32 is faster here</source>
        <translation>在此處理器上 bfloat16 的乘積為 %1 GFLOP/s，float32 為 %2：此處 fp32 精度較快</translation>
    </message>
    <message>
        <source>networks are not available: %1; build with LibTorch (packaging/install-dependencies, then ./studio build)</source>
        <translation>無法使用神經網路：%1；請連同 LibTorch 建置（先執行 packaging/install-dependencies，再執行 ./studio build）</translation>
    </message>
    <message>
        <source>the cluster classifier uses %1 effective clusters of K = %2 where K-means uses %3 (epoch %4, accuracy on the pseudo-labels %5)</source>
        <translation>群集分類器在 K = %2 中只使用 %1 個有效群集，而 K-means 使用 %3 個（訓練週期 %4，偽標籤的正確率 %5）</translation>
    </message>
    <message>
        <source>the cluster classifier uses %1 effective clusters of K = %2 where K-means uses %3 (epoch %4, accuracy on the pseudo-labels %5); %6</source>
        <translation>群集分類器在 K = %2 中只使用 %1 個有效群集，而 K-means 使用 %3 個（訓練週期 %4，偽標籤的正確率 %5）；%6</translation>
    </message>
    <message>
        <source>collapse: %1; I(X;Y) of the recognised cluster is not to be trusted; %2</source>
        <translation>塌縮：%1；所辨識群集的 I(X;Y) 不可信；%2</translation>
    </message>
    <message>
        <source>choose “keep” as cluster head g, or more batches an epoch (a smaller batch)</source>
        <translation>請將群集分類器 g 設為 keep，或增加每個訓練週期的批次數（調小批次）</translation>
    </message>
    <message>
        <source>the classifier learns by the number of its steps: try a smaller batch or more epochs%1, a larger learning rate of g or fewer clusters; clusters by K-means, in Curriculum, do without the classifier</source>
        <translation>分類器的學習取決於步數：請試較小的批次或較多的訓練週期%1、較大的 g 的學習率，或較少的群集；課程面板中「由 K-means」的群集則不使用分類器</translation>
    </message>
    <message>
        <source> with “healthy” under “Keep epoch”%1</source>
        <translation>（「保留的訓練週期」設為 healthy）%1</translation>
    </message>
    <message>
        <source>, “Uniform over clusters”</source>
        <translation>、「各群集均勻抽樣」</translation>
    </message>
    <message>
        <source>no checkpoint could be written (%1); the job goes on without one and tries again</source>
        <translation>無法寫入檢查點（%1）；工作會在沒有檢查點的情況下繼續，並再次嘗試</translation>
    </message>
    <message>
        <source>%1 is not there; going on from the one before it, %2</source>
        <translation>%1 不存在；改從前一個 %2 繼續</translation>
    </message>
    <message>
        <source>%1 is the checkpoint of an unfinished job; this one starts from the beginning and will replace it</source>
        <translation>%1 是未完成工作的檢查點；這次從頭開始，並將取代它</translation>
    </message>
    <message>
        <source>nothing to resume: there is no checkpoint %1; starting from the beginning</source>
        <translation>無可繼續：沒有檢查點 %1；從頭開始</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; there is no checkpoint</source>
        <translation>在第一個訓練週期完成前停止；沒有檢查點</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>is not JSON; expected a project saved by DeepMI Studio</source>
        <translation>不是 JSON；應為 DeepMI Studio 所儲存的專案</translation>
    </message>
    <message>
        <source>is not &quot;deepmi-project&quot;; expected a project saved by DeepMI Studio</source>
        <translation>不是 &quot;deepmi-project&quot;；應為 DeepMI Studio 所儲存的專案</translation>
    </message>
    <message>
        <source>holds a number that is larger than any; expected a project saved by DeepMI Studio</source>
        <translation>含有大於任何可表示數的數字；應為 DeepMI Studio 所儲存的專案</translation>
    </message>
    <message>
        <source>is nested too deeply to be a project</source>
        <translation>巢狀層次太深，不可能是專案</translation>
    </message>
    <message>
        <source>is %1, made by a newer version of DeepMI Studio%2; this one reads up to %3</source>
        <translation>為 %1，由較新版本的 DeepMI Studio%2 產生；此版本最多讀取到 %3</translation>
    </message>
    <message>
        <source>was written by a newer program; update this one</source>
        <translation>由較新的程式寫入；請更新此程式</translation>
    </message>
    <message>
        <source>has no results of a comparison (plan.json, comparison.json or trials.csv)</source>
        <translation>沒有比較的結果（plan.json、comparison.json 或 trials.csv）</translation>
    </message>
    <message>
        <source>expected an object, here is %1</source>
        <translation>應為物件，此處為 %1</translation>
    </message>
    <message>
        <source>expected a list, here is %1</source>
        <translation>應為清單，此處為 %1</translation>
    </message>
    <message>
        <source>expected %1, here is %2</source>
        <translation>應為 %1，此處為 %2</translation>
    </message>
    <message>
        <source>expected the name of a file</source>
        <translation>應為檔案名稱</translation>
    </message>
    <message>
        <source>a name or text of the project is not UTF-8 and cannot be saved</source>
        <translation>專案中的名稱或文字不是 UTF-8，無法儲存</translation>
    </message>
    <message>
        <source>the assignments are of %L1 samples, DeepMI was computed of %L2</source>
        <translation>指派的對象是 %L1 個樣本，而 DeepMI 是以 %L2 個樣本計算</translation>
    </message>
    <message>
        <source>reading the comparison</source>
        <translation>讀取比較結果</translation>
    </message>
    <message>
        <source>saving the comparison</source>
        <translation>儲存比較結果</translation>
    </message>
    <message>
        <source>is no folder that can be read</source>
        <translation>不是可讀取的資料夾</translation>
    </message>
    <message>
        <source>chunk %1</source>
        <translation>區塊 %1</translation>
    </message>
    <message>
        <source>is %1 bytes long, expected at least 16</source>
        <translation>長度為 %1 位元組，應至少為 16</translation>
    </message>
    <message>
        <source>has %1 channels at %2 frames a second, expected at least one of each</source>
        <translation>有 %1 個聲道、每秒 %2 個取樣，兩者都應至少為 1</translation>
    </message>
    <message>
        <source>is of encoding %1 with %2 bits, expected PCM (1) of 8, 16, 24 or 32 bits or float (3) of 32 or 64</source>
        <translation>編碼為 %1、%2 位元，應為 8、16、24 或 32 位元的 PCM（1），或 32 或 64 位元的 float（3）</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>無法開啟</translation>
    </message>
    <message>
        <source>is no WAVE file: expected it to begin with RIFF and WAVE</source>
        <translation>不是 WAVE 檔：開頭應為 RIFF 與 WAVE</translation>
    </message>
    <message>
        <source>stands before the format, expected it behind</source>
        <translation>位於格式區塊之前，應在其後</translation>
    </message>
    <message>
        <source>has no sound: expected a chunk data</source>
        <translation>沒有聲音：應有 data 區塊</translation>
    </message>
    <message>
        <source>%1 is a table: export it as CSV</source>
        <translation>「%1」是表格：請匯出為 CSV</translation>
    </message>
    <message>
        <source>a picture of %L1 × %L2 pixels is too large; choose less dpi or an SVG</source>
        <translation>%L1 × %L2 像素的圖片太大；請降低 dpi 或改用 SVG</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of this size</source>
        <translation>記憶體不足以產生這麼大的圖片</translation>
    </message>
    <message>
        <source>the picture cannot be encoded: %1</source>
        <translation>圖片無法編碼：%1</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of samples in the run&apos;s embedding, %L2</source>
        <translation>K 為 %L1，應介於 1 與訓練結果嵌入中的樣本數 %L2 之間</translation>
    </message>
    <message>
        <source>a feature file and a label file are needed</source>
        <translation>需要一個特徵檔與一個標籤檔</translation>
    </message>
    <message>
        <source>has %L1 columns, expected the %L2 of %3</source>
        <translation>有 %L1 欄，應與 %3 的 %L2 欄相同</translation>
    </message>
    <message>
        <source>has no column that was recognised as labels, expected arousal, valence or dominance; say which column holds them</source>
        <translation>沒有被辨識為標籤的欄，應有喚起度、效價或支配度；請指定哪一欄是標籤</translation>
    </message>
    <message>
        <source>sample &apos;%1&apos; is not among the data that are open</source>
        <translation>樣本「%1」不在已開啟的資料中</translation>
    </message>
    <message>
        <source>another K needs the embedding of a pre-training run, and none is open</source>
        <translation>其他 K 值需要預訓練結果的嵌入，但目前沒有開啟任何一個</translation>
    </message>
    <message>
        <source>there are no data; open some first</source>
        <translation>沒有資料；請先開啟資料</translation>
    </message>
    <message>
        <source>teaching corpus</source>
        <translation>教學語料庫</translation>
    </message>
    <message>
        <source>was changed by another program while it was read (%L1 bytes before, %L2 bytes now); wait until it is complete and start again</source>
        <translation>讀取時被另一個程式更動（之前 %L1 個位元組，現在 %L2 個）；請等檔案完整後再重新開始</translation>
    </message>
    <message>
        <source>%1 is at work in %2; wait for it or choose another place</source>
        <translation>%1 正在 %2 工作；請等它結束或選擇其他位置</translation>
    </message>
    <message>
        <source>the file system of %1 has no locks (%2): see to it yourself that no other program writes %3 meanwhile</source>
        <translation>%1 所在的檔案系統沒有鎖定功能（%2）：請自行確保期間沒有其他程式寫入 %3</translation>
    </message>
    <message>
        <source>%1: %2 were asked for, %3 are free; take fewer rows or columns, a smaller pool or batch, fewer tasks at once, or a machine with more memory</source>
        <translation>%1：需要 %2，可用 %3；請減少列或欄、使用較小的未標記集或批次、減少同時執行的工作，或改用記憶體較大的機器</translation>
    </message>
    <message>
        <source>cannot write the checkpoint: %1</source>
        <translation>無法寫入檢查點：%1</translation>
    </message>
    <message>
        <source>was made with %1 %2, this job has %3</source>
        <translation>是以 %1 %2 製作的，這項工作用的是 %3</translation>
    </message>
    <message>
        <source>was made without %1, which this job has</source>
        <translation>製作時沒有 %1，這項工作有</translation>
    </message>
    <message>
        <source>was made with %1, which this job does not have</source>
        <translation>製作時有 %1，這項工作沒有</translation>
    </message>
    <message>
        <source>was made with other data (its data hash is %1, here it is %2)</source>
        <translation>是以其他資料製作的（其資料雜湊值為 %1，這裡為 %2）</translation>
    </message>
    <message>
        <source>is a checkpoint of deepmi %1, expected one of deepmi %2</source>
        <translation>是 deepmi %1 的檢查點，應為 deepmi %2 的檢查點</translation>
    </message>
    <message>
        <source>%1; the one before it, %2 (%3), is good: rename it to %4 and resume again</source>
        <translation>%1；前一個 %2（%3）完好：請把它改名為 %4，再繼續一次</translation>
    </message>
    <message>
        <source>%1; unless it is resumed, the job starts from the beginning</source>
        <translation>%1；若不繼續，工作會從頭開始</translation>
    </message>
    <message>
        <source>%1; the checkpoint was written by another version of deepmi</source>
        <translation>%1；這個檢查點是由另一個版本的 deepmi 寫入的</translation>
    </message>
    <message>
        <source>was written by another version of deepmi (its checkpoint format is %1, this program reads %2)</source>
        <translation>是由另一個版本的 deepmi 寫入的（其檢查點格式為 %1，本程式讀取 %2）</translation>
    </message>
    <message>
        <source>is damaged: the lines it begins with are not there</source>
        <translation>已損壞：開頭的幾行不見了</translation>
    </message>
    <message>
        <source>is damaged: its second line is not its size and checksum</source>
        <translation>已損壞：第二行不是其大小與校驗碼</translation>
    </message>
    <message>
        <source>is cut short: %L1 of %L2 bytes are there</source>
        <translation>不完整：%L2 個位元組中只有 %L1 個</translation>
    </message>
    <message>
        <source>is damaged: %L1 bytes stand behind its end</source>
        <translation>已損壞：結尾之後還有 %L1 個位元組</translation>
    </message>
    <message>
        <source>is damaged: the checksum of its content is %1, expected %2</source>
        <translation>已損壞：內容的校驗碼為 %1，應為 %2</translation>
    </message>
    <message>
        <source>is damaged: it holds fewer values than its header lists</source>
        <translation>已損壞：其中的數值比標頭所列的少</translation>
    </message>
    <message>
        <source>is damaged: its header does not say how many values %1 has</source>
        <translation>已損壞：標頭沒有說明 %1 有多少個數值</translation>
    </message>
    <message>
        <source>is damaged: its header cannot be used (%1)</source>
        <translation>已損壞：標頭無法使用（%1）</translation>
    </message>
    <message>
        <source>the checkpoint was made with deepmi %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>這個檢查點是以 deepmi %1 製作的，現在以 %2 繼續：結果可能與未中斷的執行%3不同</translation>
    </message>
    <message>
        <source>the checkpoint was made with LibTorch %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>這個檢查點是以 LibTorch %1 製作的，現在以 %2 繼續：結果可能與未中斷的執行%3不同</translation>
    </message>
    <message>
        <source>the checkpoint was made with the device %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>這個檢查點是以裝置 %1 製作的，現在以 %2 繼續：結果可能與未中斷的執行%3不同</translation>
    </message>
    <message>
        <source>the checkpoint was made with products in %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>這個檢查點是以 %1 乘積製作的，現在以 %2 繼續：結果可能與未中斷的執行%3不同</translation>
    </message>
    <message>
        <source> in its last bits</source>
        <translation>（最後幾個位元）</translation>
    </message>
    <message>
        <source>stopped; %1 holds the state after %2, from where it can be resumed</source>
        <translation>已停止；%1 保存了%2之後的狀態，可以從那裡繼續</translation>
    </message>
    <message>
        <source>stopped; %1 holds the state after %2, a later one could not be written (%3); from there it can be resumed</source>
        <translation>已停止；%1 保存了%2之後的狀態，較晚的狀態無法寫入（%3）；可以從那裡繼續</translation>
    </message>
    <message>
        <source>stopped, and no checkpoint could be written: %1</source>
        <translation>已停止，且無法寫入任何檢查點：%1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>訓練週期 %1 / %2</translation>
    </message>
    <message>
        <source>epoch %1 of %2 in trial %3 of %4</source>
        <translation>第 %3 / %4 次試驗的訓練週期 %1 / %2</translation>
    </message>
    <message>
        <source>trial %1 of %2</source>
        <translation>第 %1 / %2 次試驗</translation>
    </message>
    <message>
        <source>the GPU failed at %1: %2; choosing the CPU does without it</source>
        <translation>GPU 在 %1 失敗：%2；選擇 CPU 則不使用它</translation>
    </message>
    <message>
        <source>is not a checkpoint; expected a file that begins with &apos;%1&apos;</source>
        <translation>不是檢查點；應為以 &apos;%1&apos; 開頭的檔案</translation>
    </message>
    <message>
        <source>trials %1 to %2, best development CCC %3</source>
        <translation>第 %1 至 %2 次試驗，開發集最佳 CCC %3</translation>
    </message>
    <message>
        <source>%1: trials %2 to %3, best development CCC %4</source>
        <translation>%1：第 %2 至 %3 次試驗，開發集最佳 CCC %4</translation>
    </message>
    <message>
        <source>is %1, more values than matio can count; convert it to HDF5 or .npy</source>
        <translation>為 %1，值的數量超過 matio 所能計數；請轉換為 HDF5 或 .npy</translation>
    </message>
    <message>
        <source>epoch %1 of %2 in trials %3 to %4 of %5</source>
        <translation>第 %3 至 %4 / %5 次試驗的訓練週期 %1 / %2</translation>
    </message>
    <message>
        <source>kept epoch %1: %2</source>
        <translation>保留的訓練週期 %1：%2</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; %1 is still the checkpoint of the job before this one, which can be resumed</source>
        <translation>在完成第一個訓練週期前停止；%1 仍是前一項工作的檢查點，可以繼續</translation>
    </message>
    <message>
        <source>is not a RUN.h5 of deepmi pretrain (%1)</source>
        <translation>不是 deepmi pretrain 的 RUN.h5（%1）</translation>
    </message>
    <message>
        <source>has %L1 frames, expected one a sample; measures of frames are computed by the command deepmi score</source>
        <translation>有 %L1 個音框，應為每個樣本一個；使用音框的指標由命令 deepmi score 計算</translation>
    </message>
    <message>
        <source>holds frames of utterances (frames, offsets), expected a row a sample; measures of frames are computed by the command deepmi score</source>
        <translation>內含語句的音框（frames、offsets），應為每個樣本一列；使用音框的指標由命令 deepmi score 計算</translation>
    </message>
    <message>
        <source>holds a network&apos;s weights, from which a pre-training by the command deepmi pretrain can start</source>
        <translation>內含網路的權重，命令 deepmi pretrain 的預訓練可以由此開始</translation>
    </message>
    <message>
        <source>; no split column was found, or it says NA of all %L1 samples</source>
        <translation>；找不到資料分割的欄，或該欄對全部 %L1 個樣本都寫 NA</translation>
    </message>
    <message>
        <source>all %L1 labels of the test set %2 are the same (%3): its CCC is 0 whatever is predicted and says nothing</source>
        <translation>測試集 %2 的 %L1 標籤全部相同（%3 個）：無論預測為何，其 CCC 都是 0，沒有意義</translation>
    </message>
    <message>
        <source>training networks</source>
        <translation>訓練網路中</translation>
    </message>
    <message>
        <source>%1 is the checkpoint of an unfinished job; this one starts from the beginning and will replace it, since it cannot be resumed: it %2</source>
        <translation>%1 是未完成工作的檢查點；這項工作從頭開始並將取代它，因為它無法繼續：它%2</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; %1 is still the checkpoint of the job before this one, which cannot be resumed: it %2</source>
        <translation>在第一個訓練週期完成前停止；%1 仍是前一項工作的檢查點，無法繼續：它%2</translation>
    </message>
    <message>
        <source>is a folder, expected a file</source>
        <translation>是資料夾，應為檔案</translation>
    </message>
    <message>
        <source>is not a regular file; copy its contents to a file first</source>
        <translation>不是一般檔案；請先將其內容複製到檔案</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>holds the character %1, which is none of Unicode</source>
        <translation>含有字元 %1，Unicode 中沒有這個字元</translation>
    </message>
    <message>
        <source>is not JSON; expected %1</source>
        <translation>不是 JSON；應為%1</translation>
    </message>
    <message>
        <source>holds a number that is larger than any; expected %1</source>
        <translation>含有大於任何可表示數的數字；應為%1</translation>
    </message>
    <message>
        <source>is nested too deeply; expected %1</source>
        <translation>巢狀層數過深；應為%1</translation>
    </message>
    <message>
        <source>the results of a comparison</source>
        <translation>比較的結果</translation>
    </message>
    <message>
        <source>the label %1 lies outside the scale %2 to %3; if the file has another scale, enter it in “Scale”</source>
        <translation>標籤 %1 落在量尺 %2 至 %3 之外；若檔案採用其他量尺，請在「量尺」中輸入</translation>
    </message>
    <message>
        <source>%1: all labels lie between %2 and %3, and their scale is taken for %4 to %5; if it is another, open the files again and enter it in “Scale”</source>
        <translation>%1：所有標籤都在 %2 與 %3 之間，且其量尺視為 %4 至 %5；若為其他量尺，請重新開啟檔案並在「量尺」中輸入</translation>
    </message>
    <message>
        <source>the row has %L1 cells, expected %L2 as in the first row</source>
        <translation>此列有 %L1 個儲存格，應如第一列有 %L2 個</translation>
    </message>
    <message>
        <source>the row has %L1 cells and the first row one; this is no table, expected columns between commas, semicolons or tabs</source>
        <translation>此列有 %L1 個儲存格，而第一列只有一個；這不是表格，應有以逗號、分號或定位字元分隔的欄</translation>
    </message>
    <message>
        <source>the row has 1 cell, expected %L1 as in the first row</source>
        <translation>此列有 1 個儲存格，應如第一列有 %L1 個</translation>
    </message>
    <message>
        <source>bfloat16 needs the GPU&apos;s kernels, which cannot train this (%1); it is trained in TF32</source>
        <translation>bfloat16 需要 GPU 的運算核心，而它們無法訓練此項（%1）；改以 TF32 訓練</translation>
    </message>
    <message>
        <source>bfloat16 needs the GPU&apos;s kernels, and %1; choose TF32 or a smaller batch</source>
        <translation>bfloat16 需要 GPU 的運算核心，而 %1；請選擇 TF32 或較小的批次</translation>
    </message>
    <message>
        <source>these trials were begun by kernels of our own and go on by LibTorch&apos;s operations, which draw other dropout masks: they do not end as they would have ended undisturbed</source>
        <translation>這些試驗以本程式的運算核心開始，現以 LibTorch 的運算繼續，其 dropout 遮罩不同：結果不會與未中斷時相同</translation>
    </message>
    <message>
        <source>these trials were begun by LibTorch&apos;s operations and go on by kernels of our own, which draw other dropout masks: they do not end as they would have ended undisturbed</source>
        <translation>這些試驗以 LibTorch 的運算開始，現以本程式的運算核心繼續，其 dropout 遮罩不同：結果不會與未中斷時相同</translation>
    </message>
    <message>
        <source>CCC train %1 dev %2; effective clusters: K-means %3, classifier %4 (accuracy %5)</source>
        <translation>CCC 訓練集 %1 開發集 %2；有效群集數：K-means %3，分類器 %4（準確率 %5）</translation>
    </message>
    <message>
        <source>CCC train %1; effective clusters: K-means %2, classifier %3 (accuracy %4)</source>
        <translation>CCC 訓練集 %1；有效群集數：K-means %2，分類器 %3（準確率 %4）</translation>
    </message>
    <message>
        <source>the pre-training collapsed: %1; I(X;Y) is not to be trusted</source>
        <translation>預訓練已塌縮：%1；I(X;Y) 不可信</translation>
    </message>
    <message>
        <source>the pre-training collapsed: %1; I(X;Y) is not to be trusted; clusters by K-means, in Curriculum, do without the classifier</source>
        <translation>預訓練已塌縮：%1；I(X;Y) 不可信；在「課程」中改用 K-means 的群集即不需要分類器</translation>
    </message>
    <message>
        <source>the embeddings of all samples lie at one place: try smaller learning rates of both stages and of g, and look whether the features differ from sample to sample</source>
        <translation>所有樣本的嵌入都落在同一處：請試較小的學習率（兩個階段與 g），並檢查特徵是否因樣本而異</translation>
    </message>
    <message>
        <source>%1 of %2 scores belong to no sample of the labels and are not used (%3)</source>
        <translation>%2 個分數中有 %1 個不屬於標籤中的任何樣本，不予使用（%3）</translation>
    </message>
    <message>
        <source>the scores of all %1 training samples are equal: their order is chance, by the seed of the scores</source>
        <translation>%1 個訓練樣本的分數全都相同：其順序由分數的隨機種子決定，純屬隨機</translation>
    </message>
    <message>
        <source>the training ends before all samples have entered: in its last epoch, %1, %2 of %3 are in use</source>
        <translation>訓練在所有樣本加入之前就結束：在最後一個訓練週期 %1 只使用 %3 個中的 %2 個</translation>
    </message>
    <message>
        <source>the training ends before all samples have entered: in its last epoch, %1, %2 of %3 are in use; with this pacing it takes %4 epochs or more</source>
        <translation>訓練在所有樣本加入之前就結束：在最後一個訓練週期 %1 只使用 %3 個中的 %2 個；以此進度需要 %4 個以上的訓練週期</translation>
    </message>
    <message>
        <source>%1 of %2 ratings are of a sample that the same rater has rated before, the first of %3 by %4; each of them counts</source>
        <translation>%2 筆評分中有 %1 筆是同一評分者已評過的樣本，第一筆是 %4 對 %3 的評分；每一筆都計入</translation>
    </message>
    <message>
        <source>%1: the column %2 holds the label %3, outside the scale %4 to %5 that was given; it is left aside</source>
        <translation>%1：欄位 %2 含有標籤 %3，超出所指定的量尺 %4 至 %5，因此略過該欄位</translation>
    </message>
</context>
<context>
    <name>DurationText</name>
    <message>
        <source>less than 10 s</source>
        <translation>不到 10 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分鐘</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小時</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小時 %2 分鐘</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>very long</source>
        <translation>非常久</translation>
    </message>
    <message>
        <source>less than 10 s left</source>
        <translation>剩不到 10 秒</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>約剩 %1</translation>
    </message>
    <message>
        <source>less than 1 MB</source>
        <translation>不到 1 MB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
</context>
<context>
    <name>EmbeddingMap</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>難度組 %1</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>level of the label</source>
        <translation>標籤等級</translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation>DeepMI</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>難度組</translation>
    </message>
    <message>
        <source>error |predicted − label|</source>
        <translation>誤差 |預測 − 標籤|</translation>
    </message>
    <message>
        <source>rater spread</source>
        <translation>評分者分歧度</translation>
    </message>
    <message>
        <source>split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>principal component %1 (%2 % of the variance)</source>
        <translation>主成分 %1（%2 % 變異數）</translation>
    </message>
    <message>
        <source>component %1 (%2 %)</source>
        <translation>主成分 %1（%2 %）</translation>
    </message>
    <message>
        <source>%1 groups, numbered</source>
        <translation>%1 類，附編號</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%L1 of %L2 points, drawn by lot</source>
        <translation>由 %L2 個點隨機抽出 %L1 個</translation>
    </message>
</context>
<context>
    <name>FigureExport</name>
    <message>
        <source>%1 is %2, expected %3 to %4</source>
        <translation>%1為 %2，應介於 %3 至 %4</translation>
    </message>
    <message>
        <source>the width in mm</source>
        <translation>寬度（mm）</translation>
    </message>
    <message>
        <source>the height in mm</source>
        <translation>高度（mm）</translation>
    </message>
    <message>
        <source>the font&apos;s size in pt</source>
        <translation>字級（pt）</translation>
    </message>
    <message>
        <source>the resolution in dpi</source>
        <translation>解析度（dpi）</translation>
    </message>
    <message>
        <source>%1 is a table: export it as CSV</source>
        <translation>「%1」是表格：請匯出為 CSV</translation>
    </message>
    <message>
        <source>%1 has no data to write as CSV</source>
        <translation>「%1」沒有可寫成 CSV 的資料</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>CCC (large dot: mean, bar: 95 % interval of the mean, small dots: trials)</source>
        <translation>CCC（大點：平均；橫線：平均的 95 % 信賴區間；小點：各次試驗）</translation>
    </message>
    <message>
        <source>Welch&apos;s t-test</source>
        <translation>Welch t 檢定</translation>
    </message>
    <message>
        <source>Student&apos;s t-test (pooled)</source>
        <translation>Student t 檢定（合併變異數）</translation>
    </message>
    <message>
        <source>t-test paired by seed</source>
        <translation>依種子配對的 t 檢定</translation>
    </message>
    <message>
        <source>Holm-corrected over the contrasts of a column with W/O curriculum.</source>
        <translation>已就各欄與無課程的對比作 Holm 校正。</translation>
    </message>
    <message>
        <source>Holm-corrected over the contrasts of the table with W/O curriculum.</source>
        <translation>已就全表與無課程的對比作 Holm 校正。</translation>
    </message>
    <message>
        <source>Holm-corrected over all contrasts of a column.</source>
        <translation>已就各欄的所有對比作 Holm 校正。</translation>
    </message>
    <message>
        <source>%1 trial</source>
        <translation>%1 次試驗</translation>
    </message>
    <message>
        <source>Symbol: significantly better than its approach (two-tailed %1, p &lt; %2). Bold: highest mean.</source>
        <translation>符號：顯著優於該符號所代表的方法（雙尾 %1，p &lt; %2）。粗體：平均值最高。</translation>
    </message>
    <message>
        <source>I(%1;y), thousandths of a nat</source>
        <translation>I(%1;y)，千分之一 nat</translation>
    </message>
    <message>
        <source>P(%1,y), per cent</source>
        <translation>P(%1,y)，百分比</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>log P(%1,y)/(P(%1)P(y)), nats</source>
        <translation>log P(%1,y)/(P(%1)P(y))，nats</translation>
    </message>
    <message>
        <source>number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>mean level</source>
        <translation>平均等級</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>share of I</source>
        <translation>佔 I 的比例</translation>
    </message>
    <message>
        <source>effective levels</source>
        <translation>有效等級數</translation>
    </message>
    <message>
        <source>predicted %1</source>
        <translation>預測 %1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>群集 %1</translation>
    </message>
    <message>
        <source>%1, %2 %3: %4 samples, I(%5;y) = %6 nats</source>
        <translation>%1，%2 %3：%4 個樣本，I(%5;y) = %6 nats</translation>
    </message>
    <message>
        <source>predicted level</source>
        <translation>預測等級</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>, sorted by %1, descending</source>
        <translation>，依%1由大到小排序</translation>
    </message>
    <message>
        <source>, sorted by %1</source>
        <translation>，依%1由小到大排序</translation>
    </message>
    <message>
        <source> (%1 in grey never occur)</source>
        <translation>（灰色的 %1 個從未出現）</translation>
    </message>
    <message>
        <source>; grey cells hold no sample</source>
        <translation>；灰色的格沒有樣本</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>%1 等級</translation>
    </message>
    <message>
        <source>%1 = %2 nats, %3</source>
        <translation>%1 = %2 nats，%3</translation>
    </message>
    <message>
        <source>share of the samples, largest %1 %</source>
        <translation>佔樣本的比例，最大 %1 %</translation>
    </message>
    <message>
        <source>rank by %1, 0 = easiest</source>
        <translation>排名：%1，0 = 最容易</translation>
    </message>
    <message>
        <source>rank by %1</source>
        <translation>排名：%1</translation>
    </message>
    <message>
        <source>fewer than two samples have both ranks</source>
        <translation>同時有兩種排名的樣本少於兩個</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ is not defined</source>
        <translation>Spearman ρ 無定義</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ = %1</source>
        <translation>Spearman ρ = %1</translation>
    </message>
    <message>
        <source>%1 shown / %2 total</source>
        <translation>顯示 %1 / 共 %2</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 個樣本</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>%1, first: %2</source>
        <translation>%1，最先出現：%2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation>列 × 欄</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>佔用記憶體</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 in %2 rows and %3 columns; the first: %4, column %5, is %6</source>
        <translation>%1 個，分布於 %2 列、%3 欄；第一個：%4 的 %5 欄，值為 %6</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>Constant columns</source>
        <translation>常數欄</translation>
    </message>
    <message>
        <source>Beyond ±10⁶</source>
        <translation>超出 ±10⁶</translation>
    </message>
    <message>
        <source>split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量尺</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3</source>
        <translation>%1 至 %2，平均 %3</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>沒有值</translation>
    </message>
    <message>
        <source>; %1 missing</source>
        <translation>；缺 %1 個</translation>
    </message>
    <message>
        <source>rater</source>
        <translation>評分者</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>評分</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 筆，共 %2 個樣本</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>評分者</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未具名</translation>
    </message>
    <message>
        <source>Ratings a sample</source>
        <translation>每個樣本的評分數</translation>
    </message>
    <message>
        <source>%1 to %2, median %3</source>
        <translation>%1 至 %2，中位數 %3</translation>
    </message>
    <message>
        <source>There is not enough memory to read %1.</source>
        <translation>記憶體不足，無法讀取 %1。</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>features without labels</source>
        <translation>有特徵而沒有標籤</translation>
    </message>
    <message>
        <source>labels without features</source>
        <translation>有標籤而沒有特徵</translation>
    </message>
    <message>
        <source>the label is missing</source>
        <translation>缺少標籤</translation>
    </message>
    <message>
        <source>No column of the label file was recognised as labels. Say under “How it is read” which one holds arousal, valence or dominance.</source>
        <translation>標籤檔中沒有任何欄被辨識為標籤。請在「讀取方式」之下指定哪一欄是喚起度、效價或支配度。</translation>
    </message>
    <message>
        <source>%1 samples have features and labels.</source>
        <translation>%1 個樣本同時具有特徵與標籤。</translation>
    </message>
    <message>
        <source>Everything matches.</source>
        <translation>全部相符。</translation>
    </message>
    <message>
        <source>no ratings</source>
        <translation>沒有評分</translation>
    </message>
    <message>
        <source>%1 labelled samples have no ratings.</source>
        <translation>%1 個有標籤的樣本沒有評分。</translation>
    </message>
    <message>
        <source>Choose files that belong together, or say under “How it is read” where the names stand.</source>
        <translation>請選擇屬於同一資料的檔案，或在「讀取方式」之下指定名稱在哪裡。</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Predicted %1</source>
        <translation>預測 %1</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>群集 %1</translation>
    </message>
    <message>
        <source>count = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · log ratio = %6 · I(%2;y) = %7 nats</source>
        <translation>次數 = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · 對數比值 = %6 · I(%2;y) = %7 nats</translation>
    </message>
    <message>
        <source>%1 predicted levels</source>
        <translation>%1 個預測等級</translation>
    </message>
    <message>
        <source>%1 clusters</source>
        <translation>%1 個群集</translation>
    </message>
    <message>
        <source>Heatmap of %1 by %2 levels of %3 over %4 samples. %5 = %6 nats; the largest contribution is %7, the smallest %8.</source>
        <translation>%1與 %3 的 %2 個等級的熱圖，共 %4 個樣本。%5 = %6 nats；貢獻最大者為 %7，最小者為 %8。</translation>
    </message>
</context>
<context>
    <name>JobQueue</name>
    <message>
        <source>There is not enough memory for this. Close other programs, or take fewer rows, a smaller batch or a smaller pool.</source>
        <translation>記憶體不足。請關閉其他程式，或減少列數、批次大小或資料池的大小。</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <translation>工作失敗，但未說明原因。</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>收尾中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>執行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>until it pauses</source>
        <translation>即將暫停</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>耗時 %1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>訓練週期 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n trial(s) done</source>
        <translation>
            <numerusform>已完成 %1／%n 次試驗</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LocateFiles</name>
    <message>
        <source>A file has moved</source>
        <translation>檔案已移動</translation>
    </message>
    <message>
        <source>Do you know where it is now?</source>
        <translation>您知道它現在在哪裡嗎？</translation>
    </message>
    <message>
        <source>&amp;Locate it…</source>
        <translation>指出位置(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Go on without it</source>
        <translation>略過此檔案(&amp;G)</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>%1 在哪裡？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names that did not match</source>
        <translation>配對不上的名稱</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation>只顯示含有此文字的行</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部複製(&amp;C)</translation>
    </message>
    <message>
        <source>Put all lines on the clipboard</source>
        <translation>將所有行複製到剪貼簿</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>關閉清單</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelList</name>
    <message>
        <source>Data</source>
        <translation>資料</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>預訓練</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Mutual information</source>
        <translation>互資訊</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>難度組</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>訓練曲線</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>樣本</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>number of clusters K; the paper: 50 (90K unlabelled), 40 (45K), 30 (none)</source>
        <translation>群集數 K；論文：50（9 萬筆未標記）、40（4.5 萬筆）、30（無）</translation>
    </message>
    <message>
        <source>passes of Algorithm 1 over the data</source>
        <translation>演算法 1 走訪資料的次數</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>訓練週期</translation>
    </message>
    <message>
        <source>samples a training step, at most</source>
        <translation>每個訓練步驟的樣本數上限</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>learning rate of stage I (SGD on the unlabelled pool)</source>
        <translation>階段 I 的學習率（在未標記資料池上的 SGD）</translation>
    </message>
    <message>
        <source>momentum of stage I&apos;s SGD; the paper has none</source>
        <translation>階段 I 的 SGD 動量；論文未使用</translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the feature extractor and the regressor</source>
        <translation>階段 II（Adam）中特徵擷取器與迴歸器的學習率</translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the cluster classifier g</source>
        <translation>階段 II（Adam）中群集分類器 g 的學習率</translation>
    </message>
    <message>
        <source>share of hidden values dropped in training</source>
        <translation>訓練時丟棄的隱藏值比例</translation>
    </message>
    <message>
        <source>normalised features are clamped to plus and minus this</source>
        <translation>標準化後的特徵限制在正負此值之間</translation>
    </message>
    <message>
        <source>deviations</source>
        <translation>標準差</translation>
    </message>
    <message>
        <source>keep: K-means starts from the last centres and g persists; reset: cold K-means and a new last layer each epoch, as the authors&apos; code</source>
        <translation>keep：K-means 從上次的中心開始，g 保持不變；reset：每個訓練週期重新進行 K-means 並換新最後一層，如作者的程式碼</translation>
    </message>
    <message>
        <source>draw batches uniformly over pseudo-labels instead of over samples</source>
        <translation>抽取批次時對偽標籤均勻抽樣，而非對樣本</translation>
    </message>
    <message>
        <source>Lloyd iterations of each K-means, at most</source>
        <translation>每次 K-means 的 Lloyd 迭代次數上限</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>次</translation>
    </message>
    <message>
        <source>which epoch the run holds: best by development loss, the best whose cluster classifier is healthy, or the last</source>
        <translation>訓練結果保留哪個訓練週期：best 為開發集損失最佳者，healthy 為群集分類器健全者中最佳的，last 為最後一個</translation>
    </message>
    <message>
        <source>emotion levels E recorded with the run</source>
        <translation>隨訓練結果記錄的情緒等級數 E</translation>
    </message>
    <message>
        <source>trainings with different seeds (seed, seed+1, ...)</source>
        <translation>以不同種子（seed、seed+1…）訓練的次數</translation>
    </message>
    <message>
        <source>width of the three hidden layers</source>
        <translation>三個隱藏層的寬度</translation>
    </message>
    <message>
        <source>statistics that normalise test features: training (the training corpus&apos;) or own (the test corpus&apos;)</source>
        <translation>標準化測試特徵所用的統計量：training（訓練語料庫的）或 own（測試語料庫自己的）</translation>
    </message>
    <message>
        <source>hardest samples first (anti-curriculum)</source>
        <translation>最困難的樣本優先（反課程）</translation>
    </message>
    <message>
        <source>difficulty bins that the ranked samples are cut into</source>
        <translation>將排名後的樣本切成幾個難度組</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>組</translation>
    </message>
    <message>
        <source>epochs of training in all</source>
        <translation>訓練週期總數</translation>
    </message>
    <message>
        <source>epochs before the next harder bin enters</source>
        <translation>加入下一個較難的難度組之前的訓練週期數</translation>
    </message>
    <message>
        <source>how samples enter: step, a bin at a time (the paper); one-step, all the rest at once; or along a curve from the initial share to the final epoch</source>
        <translation>樣本如何加入：step，每次一個難度組（論文的做法）；one-step，其餘的一次全部加入；或沿一條曲線從初始比例到最終週期</translation>
    </message>
    <message>
        <source>share of the samples, the easiest, in use at first (all pacings but step); 0: one bin</source>
        <translation>一開始使用的樣本比例，由最容易的算起（step 以外的所有進度）；0：一個難度組</translation>
    </message>
    <message>
        <source>epoch, counted from 1, from which all samples are in use (all pacings but step); 0: the one in which the last bin would enter by step</source>
        <translation>從第幾個訓練週期起使用全部樣本，由 1 起算（step 以外的所有進度）；0：以 step 加入最後一個難度組的週期</translation>
    </message>
    <message>
        <source>learning rate of the first epoch</source>
        <translation>第一個訓練週期的學習率</translation>
    </message>
    <message>
        <source>how the learning rate falls: per-bin, each time bins enter (the paper); per-epochs, every few epochs; cosine, over all epochs; cosine-per-bin, from each entry to the next; inverse-share, as more samples are in use; or constant</source>
        <translation>學習率如何下降：per-bin，每次加入難度組時（論文的做法）；per-epochs，每隔幾個訓練週期；cosine，在全部訓練週期中；cosine-per-bin，從每次加入到下一次；inverse-share，隨使用的樣本增加；或 constant，保持不變</translation>
    </message>
    <message>
        <source>factor on the learning rate each time bins enter (per-bin) or every few epochs (per-epochs)</source>
        <translation>每次加入難度組（per-bin）或每隔幾個訓練週期（per-epochs）時學習率所乘的倍數</translation>
    </message>
    <message>
        <source>epochs between two decays of the rule per-epochs</source>
        <translation>規則 per-epochs 兩次下降之間的訓練週期數</translation>
    </message>
    <message>
        <source>the learning rate falls no lower than this share of the first epoch&apos;s; the paper has none</source>
        <translation>學習率不會低於第一個訓練週期的這個比例；論文沒有下限</translation>
    </message>
    <message>
        <source>Adam forgets its moments each time bins enter</source>
        <translation>每次加入難度組時 Adam 忘掉它的動差</translation>
    </message>
</context>
<context>
    <name>PretrainJob</name>
    <message>
        <source>Stopped before the first epoch was done; there is no checkpoint.</source>
        <translation>在第一個訓練週期完成前停止；沒有檢查點。</translation>
    </message>
    <message>
        <source>Stopped. The state after epoch %1 of %2 is kept: Resume in Pre-training goes on from there.</source>
        <translation>已停止。訓練週期 %1 / %2 之後的狀態已保留：在「預訓練」中按「繼續」即可從那裡接續。</translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation>儲存：%1</translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>Other data are open by now, so that the run was saved instead of shown: %1. Open it with its data again.</source>
        <translation>目前開啟的是其他資料，因此訓練結果已儲存而未顯示：%1。請連同其資料一起再次開啟。</translation>
    </message>
    <message>
        <source>Pre-training %1, K = %2, seed %3</source>
        <translation>預訓練 %1，K = %2，種子 %3</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <translation>%1，已停止</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1，失敗</translation>
    </message>
</context>
<context>
    <name>ProjectConflict</name>
    <message>
        <source>The project was changed elsewhere</source>
        <translation>專案已在別處變更</translation>
    </message>
    <message>
        <source>%1 was written by another window or program since it was opened or saved here.</source>
        <translation>自從在這裡開啟或儲存之後，%1 已被另一個視窗或程式寫入。</translation>
    </message>
    <message>
        <source>Overwriting it loses what was saved there; reloading it loses what was changed here.</source>
        <translation>覆寫會失去在那裡儲存的內容；重新載入會失去在這裡所做的變更。</translation>
    </message>
    <message>
        <source>Save &amp;elsewhere…</source>
        <translation>儲存到別處(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆寫(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新載入(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ProjectState</name>
    <message>
        <source>feature file</source>
        <translation>特徵檔</translation>
    </message>
    <message>
        <source>unlabelled pool</source>
        <translation>未標記資料池</translation>
    </message>
    <message>
        <source>label file</source>
        <translation>標籤檔</translation>
    </message>
    <message>
        <source>rating file</source>
        <translation>評分檔</translation>
    </message>
    <message>
        <source>test corpus</source>
        <translation>測試語料庫</translation>
    </message>
    <message>
        <source>run</source>
        <translation>訓練結果</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>向度</translation>
    </message>
    <message>
        <source>result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>The %1 %2 is not there any more.</source>
        <translation>%1 %2 已不在原處。</translation>
    </message>
    <message>
        <source>The %1 %2 has changed since the project was saved.</source>
        <translation>%1 %2 在專案儲存之後已有變更。</translation>
    </message>
    <message>
        <source>The %1 cannot be read: %2</source>
        <translation>無法讀取%1：%2</translation>
    </message>
    <message>
        <source>there are no labels of %1 any more; %2 is shown instead</source>
        <translation>已沒有 %1 的標籤；改為顯示 %2</translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation>DeepMI</translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>評分分歧</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>隨機</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>開啟專案</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>比較結果</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <comment>All other platforms</comment>
        <translation>捷徑</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>全選(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>增加(&amp;U)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>減少(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>開啟下拉式清單</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>確定</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>關閉停駐面板</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮動</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>取消停駐或重新停駐面板</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
找不到目錄。
請檢查提供的目錄名稱是否正確。</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
找不到檔案。
請檢查提供的檔名是否正確。</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 已存在。
是否取代？</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>選擇(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>刪除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>新增資料夾(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開啟(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重新命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>「%1」有寫入保護。
仍然刪除？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>確定刪除「%1」？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>切換到詳細檢視模式</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>切換到清單檢視模式</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>無法刪除資料夾。</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>建立新資料夾</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>建立新資料夾</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>詳細檢視</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>資料夾：</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>檔名(&amp;N)：</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>檔案類型：</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>前往上層資料夾</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>清單檢視</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>位置與書籤清單</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>尋找於：</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新資料夾</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上層資料夾</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>最近開啟位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>顯示隱藏檔案(&amp;H)</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>側邊欄</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>電腦</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼上(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪下(&amp;T)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全選</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>終止</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>全部皆否(&amp;O)</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>還原到預設值</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>全部儲存</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>全部皆是(&amp;A)</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>底端</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>左邊緣</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>頁面下方</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>頁面左方</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>頁面右方</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>頁面上方</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>右邊緣</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>往下捲動</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>在此捲動</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>往左捲動</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>往右捲動</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>往上捲動</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>頂端</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Backtab</source>
        <translation>Backtab</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下鍵</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>向左鍵</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Num</source>
        <translation>數字鍵盤</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDown</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>向右鍵</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空白鍵</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上鍵</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>往左捲動</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>往右捲動</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼上(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>複製連結位址(&amp;L)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪下(&amp;T)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全選</translation>
    </message>
</context>
<context>
    <name>RankMeasures</name>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>I(x;y) of the cluster</source>
        <translation>群集的 I(x;y)</translation>
    </message>
    <message>
        <source>I(y′;y) of the prediction</source>
        <translation>預測的 I(y′;y)</translation>
    </message>
    <message>
        <source>prediction error</source>
        <translation>預測誤差</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>評分分歧</translation>
    </message>
    <message>
        <source>true ambiguity (teaching corpus)</source>
        <translation>真實的模糊程度（教學語料庫）</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>隨機</translation>
    </message>
</context>
<context>
    <name>ReplaceComparison</name>
    <message>
        <source>Another comparison</source>
        <translation>另一項比較</translation>
    </message>
    <message numerus="yes">
        <source>%n finished trial(s) of the table are no part of what is set up now, and not saved.</source>
        <translation>
            <numerusform>表格中有 %n 次已完成的試驗不屬於目前的設定，而且尚未儲存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the project first to keep them: File ▸ Save project.</source>
        <translation>若要保留，請先儲存專案：「檔案 ▸ 儲存專案」。</translation>
    </message>
    <message>
        <source>&amp;Give them up</source>
        <translation>放棄(&amp;G)</translation>
    </message>
</context>
<context>
    <name>SampleFilter</name>
    <message>
        <source>there is a ) without its (</source>
        <translation>有「)」而缺少對應的「(」</translation>
    </message>
    <message>
        <source>expected and, or, or nothing more</source>
        <translation>此處應為 and、or，或到此為止</translation>
    </message>
    <message>
        <source>At the end: %1.</source>
        <translation>結尾處：%1。</translation>
    </message>
    <message>
        <source>At “%1”: %2.</source>
        <translation>「%1」處：%2。</translation>
    </message>
    <message>
        <source>too many parentheses</source>
        <translation>括號太多</translation>
    </message>
    <message>
        <source>a ) is missing</source>
        <translation>缺少「)」</translation>
    </message>
    <message>
        <source>there is no column “%1”; there are %2</source>
        <translation>沒有「%1」欄；現有 %2</translation>
    </message>
    <message>
        <source>“missing” can only be compared by = and !=</source>
        <translation>“missing” 只能以 = 與 != 比較</translation>
    </message>
    <message>
        <source>“%1” is no split; there are Train, Development, Test1, Test2, Test3, NA</source>
        <translation>「%1」不是分割；現有 Train、Development、Test1、Test2、Test3、NA</translation>
    </message>
    <message>
        <source>%1 is a number; ~ is for text</source>
        <translation>「%1」是數字；~ 用於文字</translation>
    </message>
    <message>
        <source>“%1” is no number, which %2 is</source>
        <translation>「%1」不是數字，而「%2」是數字</translation>
    </message>
    <message>
        <source>expected one of = != &lt; &lt;= &gt; &gt;= ~</source>
        <translation>此處應為 = != &lt; &lt;= &gt; &gt;= ~ 其中之一</translation>
    </message>
    <message>
        <source>expected a value</source>
        <translation>此處應有一個值</translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation>缺少結尾的引號</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Bins count from 1 here, the easiest; in files they count from 0.</source>
        <translation>此處的難度組由 1（最容易）起算；檔案中由 0 起算。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Name of the sample, as the labels spell it</source>
        <translation>樣本名稱，依標籤檔的寫法</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Part of the corpus: Train, Development, Test1 to Test3, NA</source>
        <translation>語料庫的分割：Train（訓練集）、Development（開發集）、Test1 至 Test3（測試集）、NA</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>Consensus label of the attribute, on its scale</source>
        <translation>該向度的共識標籤，採其量尺</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>預測值</translation>
    </message>
    <message>
        <source>y&apos;: what the pre-trained network predicts, on the label&apos;s scale</source>
        <translation>y&apos;：預訓練網路的預測值，採標籤的量尺</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>x: the cluster of the sample, counted from 0</source>
        <translation>x：樣本所屬的群集，由 0 起算</translation>
    </message>
    <message>
        <source>I(x;y)</source>
        <translation>I(x;y)</translation>
    </message>
    <message>
        <source>Mutual information of cluster and emotion level at this sample, in nats</source>
        <translation>此樣本的群集與情緒等級之間的互資訊，單位為 nats</translation>
    </message>
    <message>
        <source>I(y&apos;;y)</source>
        <translation>I(y&apos;;y)</translation>
    </message>
    <message>
        <source>Mutual information of predicted and labelled level at this sample, in nats</source>
        <translation>此樣本的預測等級與標籤等級之間的互資訊，單位為 nats</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>DeepMI: α·I(y&apos;;y) + (1−α)·I(x;y); larger is easier</source>
        <translation>DeepMI：α·I(y&apos;;y) + (1−α)·I(x;y)；越大越容易</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Place by DeepMI; 0 is the easiest</source>
        <translation>依 DeepMI 的排名；0 為最容易</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>難度組</translation>
    </message>
    <message>
        <source>Bin of the DeepMI curriculum.</source>
        <translation>DeepMI 課程的難度組。</translation>
    </message>
    <message>
        <source>Rater spread</source>
        <translation>評分者分歧度</translation>
    </message>
    <message>
        <source>Standard deviation of the ratings of this sample</source>
        <translation>此樣本各評分的標準差</translation>
    </message>
    <message>
        <source>%1: score</source>
        <translation>%1：分數</translation>
    </message>
    <message>
        <source>Score by %1; larger is easier</source>
        <translation>依 %1 的分數；越大越容易</translation>
    </message>
    <message>
        <source>Score by %1; smaller is easier</source>
        <translation>依 %1 的分數；越小越容易</translation>
    </message>
    <message>
        <source>%1: rank</source>
        <translation>%1：排名</translation>
    </message>
    <message>
        <source>Place by %1; 0 is the easiest</source>
        <translation>依 %1 的排名；0 為最容易</translation>
    </message>
    <message>
        <source>%1: bin</source>
        <translation>%1：難度組</translation>
    </message>
    <message>
        <source>Bin by %1.</source>
        <translation>依 %1 的難度組。</translation>
    </message>
    <message>
        <source>Ambiguity</source>
        <translation>模糊程度</translation>
    </message>
    <message>
        <source>The truth of the teaching corpus: 0 is clear, 1 is ambiguous</source>
        <translation>教學語料庫的真值：0 為清晰，1 為模糊</translation>
    </message>
    <message>
        <source>A column of the label file</source>
        <translation>標籤檔中的一欄</translation>
    </message>
    <message>
        <source>It belongs to %1.</source>
        <translation>屬於 %1。</translation>
    </message>
    <message>
        <source>It has no label of %1.</source>
        <translation>沒有 %1 的標籤。</translation>
    </message>
    <message>
        <source>Its %1 is labelled %2 on a scale of %3 to %4.</source>
        <translation>%1 的標籤為 %2，量尺為 %3 至 %4。</translation>
    </message>
    <message>
        <source>Its ratings spread by %1.</source>
        <translation>各評分的分歧度為 %1。</translation>
    </message>
    <message>
        <source>The network predicts %1.</source>
        <translation>網路的預測值為 %1。</translation>
    </message>
    <message>
        <source>The network predicts %1, %2 off.</source>
        <translation>網路的預測值為 %1，相差 %2。</translation>
    </message>
    <message>
        <source>In cluster %1, I(x;y) is %2 and I(y&apos;;y) is %3 nats.</source>
        <translation>屬於群集 %1，I(x;y) 為 %2 nats，I(y&apos;;y) 為 %3 nats。</translation>
    </message>
    <message>
        <source>It is not among the clustered samples.</source>
        <translation>不在已分群的樣本之中。</translation>
    </message>
    <message>
        <source>Its true ambiguity is %1.</source>
        <translation>真實的模糊程度為 %1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>DeepMI at α = %1 is %2: place %3 of %4 from the easiest, bin %5 of %6.</source>
        <translation>α = %1 時 DeepMI 為 %2：由易到難第 %3 名，共 %4；難度組 %5／%6。</translation>
    </message>
    <message>
        <source>%1 gives %2: place %3 from the easiest, bin %4.</source>
        <translation>%1 為 %2：由易到難第 %3 名，難度組 %4。</translation>
    </message>
</context>
<context>
    <name>TrainingCharts</name>
    <message>
        <source>epoch</source>
        <translation>訓練週期</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>沒有值</translation>
    </message>
    <message>
        <source>{} of {} points drawn</source>
        <translation>已繪 {} / {} 個點</translation>
    </message>
    <message>
        <source>{} values of 0 or below have no place on a logarithmic axis</source>
        <translation>{} 個小於或等於 0 的值無法畫在對數座標軸上</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1，已平滑</translation>
    </message>
    <message>
        <source>Cluster sizes</source>
        <translation>群集大小</translation>
    </message>
    <message>
        <source>Cluster sizes of %1</source>
        <translation>%1 的群集大小</translation>
    </message>
    <message>
        <source>development</source>
        <translation>開發集</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練集</translation>
    </message>
    <message>
        <source>CCC</source>
        <translation>CCC</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cluster loss (cross-entropy)</source>
        <translation>群集損失（交叉熵）</translation>
    </message>
    <message>
        <source>stage I</source>
        <translation>階段 I</translation>
    </message>
    <message>
        <source>stage II</source>
        <translation>階段 II</translation>
    </message>
    <message>
        <source>Emotion loss (1 − CCC)</source>
        <translation>情緒損失（1 − CCC）</translation>
    </message>
    <message>
        <source>training, with dropout</source>
        <translation>訓練集（含 dropout）</translation>
    </message>
    <message>
        <source>Effective clusters</source>
        <translation>有效群集數</translation>
    </message>
    <message>
        <source>K-means</source>
        <translation>K-means</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>分類器</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>穩定度</translation>
    </message>
    <message>
        <source>NMI with the epoch before</source>
        <translation>與前一週期的 NMI</translation>
    </message>
    <message>
        <source>classifier agrees</source>
        <translation>分類器相符</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Samples in use</source>
        <translation>使用中的樣本數</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>a bin enters</source>
        <translation>加入難度組</translation>
    </message>
    <message>
        <source>the rate falls</source>
        <translation>學習率下降</translation>
    </message>
    <message numerus="yes">
        <source>%n empty cluster(s)</source>
        <translation>
            <numerusform>%n 個空群集</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1：%n 個訓練週期</numerusform>
        </translation>
    </message>
    <message>
        <source>, CCC of development %1 at the end</source>
        <translation>，結束時開發集的 CCC 為 %1</translation>
    </message>
    <message>
        <source>, %1 in epoch %2, which is kept</source>
        <translation>，在保留的訓練週期 %2 為 %1</translation>
    </message>
    <message>
        <source>full colour: %1 × an even share</source>
        <translation>最深色：均分大小的 %1 倍</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± 標準差</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>, mean CCC of development %1 at the end</source>
        <translation>，結束時開發集的平均 CCC 為 %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaPage</name>
    <message>
        <source>What α trades</source>
        <translation>α 的取捨</translation>
    </message>
    <message>
        <source>The first bin against α</source>
        <translation>第一個難度組隨 α 的變化</translation>
    </message>
    <message>
        <source>α, in hundredths</source>
        <translation>α，以百分之一為單位</translation>
    </message>
    <message>
        <source>Set α</source>
        <translation>設定 α</translation>
    </message>
    <message>
        <source>clusters alone, α = 0</source>
        <translation>只看群集，α = 0</translation>
    </message>
    <message>
        <source>prediction alone, α = 1</source>
        <translation>只看預測，α = 1</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;還沒有訓練結果：請從第一頁開始。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;DeepMI = α · I(y&apos;;y) + (1 − α) · I(x;y): the first term asks what the &lt;b&gt;prediction&lt;/b&gt; tells about the label, the second what the &lt;b&gt;cluster&lt;/b&gt; tells. With α = 1 the first bin is what the network already predicts well; with α = 0 it is what sounds alike, whether or not it is predicted well.&lt;/p&gt;&lt;p&gt;Drawn for the first bin: the mean distance from the mean label (blue, solid) and the share of samples predicted at their own level (orange, dashed). At present α = &lt;b&gt;%1&lt;/b&gt;: %2 and %3. The samples take %4 different values.&lt;/p&gt;</source>
        <translation>&lt;p&gt;DeepMI = α · I(y&apos;;y) + (1 − α) · I(x;y)：第一項問的是&lt;b&gt;預測&lt;/b&gt;對標籤透露了多少資訊，第二項問的是&lt;b&gt;群集&lt;/b&gt;透露了多少。α = 1 時，第一個難度組是網路已經預測得很好的樣本；α = 0 時，則是聽起來相似的樣本，不論預測得好不好。&lt;/p&gt;&lt;p&gt;圖中畫的是第一個難度組：與平均標籤的平均距離（藍色實線），以及預測等級與標籤等級相同的樣本比例（橘色虛線）。目前 α = &lt;b&gt;%1&lt;/b&gt;：%2 與 %3。所有樣本共有 %4 種不同的值。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>At α = 0: distance %1, agreement %2. At α = 1: distance %3, agreement %4.</source>
        <translation>α = 0：距離 %1，一致比例 %2。α = 1：距離 %3，一致比例 %4。</translation>
    </message>
    <message>
        <source>mean distance of the labels from the mean label</source>
        <translation>標籤與平均標籤的平均距離</translation>
    </message>
    <message>
        <source>share predicted at their own level</source>
        <translation>預測等級與標籤等級相同的比例</translation>
    </message>
    <message>
        <source>in the first bin</source>
        <translation>第一個難度組中</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaScale</name>
    <message>
        <source>0: clusters</source>
        <translation>0：群集</translation>
    </message>
    <message>
        <source>1: prediction</source>
        <translation>1：預測</translation>
    </message>
    <message>
        <source>▲ paper: %1</source>
        <translation>▲ 論文：%1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::BinsPanel</name>
    <message>
        <source>Label distribution of each bin</source>
        <translation>各難度組的標籤分布</translation>
    </message>
    <message>
        <source>Click a bin to select its samples, a bar to select the bar&apos;s; Shift adds, Ctrl toggles.
Keyboard: arrows, Ctrl with arrows for whole bins, Enter selects, Escape clears.</source>
        <translation>按一下難度組可選取該組樣本，按一下長條可選取該長條的樣本；Shift 加選，Ctrl 切換。
鍵盤：方向鍵移動，Ctrl 加方向鍵以整組移動，Enter 選取，Escape 清除。</translation>
    </message>
    <message>
        <source>Bin under the pointer</source>
        <translation>游標所指的難度組</translation>
    </message>
    <message>
        <source>Bins shown</source>
        <translation>顯示的難度組</translation>
    </message>
    <message>
        <source>Which bins are shown side by side</source>
        <translation>並排顯示哪些難度組</translation>
    </message>
    <message>
        <source>First four and last</source>
        <translation>前四組與最後一組</translation>
    </message>
    <message>
        <source>All bins</source>
        <translation>全部難度組</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>分格</translation>
    </message>
    <message>
        <source>Bars by cells of equal width, or by the levels that DeepMI counts</source>
        <translation>長條依等寬的細格，或依 DeepMI 所計數的等級</translation>
    </message>
    <message>
        <source>Fine cells</source>
        <translation>細格</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>Number of fine cells</source>
        <translation>細格數</translation>
    </message>
    <message>
        <source>Cells of equal width over the scale</source>
        <translation>將量尺等分的格數</translation>
    </message>
    <message>
        <source>Height of the bars</source>
        <translation>長條高度</translation>
    </message>
    <message>
        <source>Per cent of the bin, samples, or density (areas add up to 1)</source>
        <translation>佔該組的百分比、樣本數，或密度（面積總和為 1）</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>No bins yet. They need clusters from a pre-training run, or scores of any measure opened from a file.</source>
        <translation>還沒有難度組。需要預訓練結果的群集，或從檔案開啟任一指標的分數。</translation>
    </message>
    <message>
        <source>No bins yet</source>
        <translation>還沒有難度組</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>預訓練…</translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation>預訓練</translation>
    </message>
    <message>
        <source>Shows the panel that starts a pre-training</source>
        <translation>顯示可開始預訓練的面板</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Point at a bar for its values; click to select its samples.</source>
        <translation>指向長條可看其數值；按一下可選取其樣本。</translation>
    </message>
    <message>
        <source>bin %1 of %2</source>
        <translation>%2 的難度組 %1</translation>
    </message>
    <message>
        <source>, %1 %2 to %3</source>
        <translation>，%1 %2 至 %3</translation>
    </message>
    <message>
        <source>There are no bins yet: open a run or scores, or pre-train (Run ▸ Pre-train).</source>
        <translation>還沒有難度組：請開啟訓練結果或分數，或進行預訓練（執行 ▸ 預訓練）。</translation>
    </message>
    <message>
        <source>Histograms of the labels of the samples new in each bin, a row a measure.</source>
        <translation>各難度組新加入樣本的標籤直方圖，每一列是一種指標。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CellPage</name>
    <message>
        <source>One cell&apos;s mutual information, in numbers</source>
        <translation>以數字計算一格的互資訊</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>Emotion level</source>
        <translation>情緒等級</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;還沒有訓練結果：請從第一頁開始。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Of %1 training samples, &lt;b&gt;%2&lt;/b&gt; are in cluster %3, &lt;b&gt;%4&lt;/b&gt; have a label of %5, and &lt;b&gt;%6&lt;/b&gt; have both.&lt;/p&gt;</source>
        <translation>&lt;p&gt;在 %1 個訓練樣本中，&lt;b&gt;%2&lt;/b&gt; 個屬於群集 %3，&lt;b&gt;%4&lt;/b&gt; 個的標籤為 %5，&lt;b&gt;%6&lt;/b&gt; 個兩者皆是。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;As shares of all samples: P(x) = %1, P(y) = %2, P(x,y) = %3. If the cluster told nothing about the level, P(x,y) would be P(x)·P(y) = %4.&lt;/p&gt;</source>
        <translation>&lt;p&gt;以佔全部樣本的比例表示：P(x) = %1，P(y) = %2，P(x,y) = %3。如果群集對等級毫無透露，P(x,y) 就會等於 P(x)·P(y) = %4。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is empty, so it contributes nothing and no sample gets a value from it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;這一格是空的，因此沒有貢獻，也沒有樣本從它得到值。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = &lt;b&gt;%4 nats&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = &lt;b&gt;%4 nats&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is fuller than chance: its samples sound like others of their level, and are &lt;b&gt;easier&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;這一格比隨機情形多：其樣本聽起來與同等級的其他樣本相似，對該等級而言&lt;b&gt;比較容易&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is emptier than chance: its samples sound like samples of other levels, and are &lt;b&gt;harder&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;這一格比隨機情形少：其樣本聽起來像其他等級的樣本，對該等級而言&lt;b&gt;比較困難&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;All cells together give I(X;Y) = &lt;b&gt;%1 nats&lt;/b&gt;. Every sample of a cell has the cell&apos;s value; the same is done with the level that the network predicts.&lt;/p&gt;</source>
        <translation>&lt;p&gt;所有格合計為 I(X;Y) = &lt;b&gt;%1 nats&lt;/b&gt;。同一格的每個樣本都得到該格的值；對網路所預測的等級也做同樣的計算。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The cell among all cells</source>
        <translation>此格在所有格中的位置</translation>
    </message>
    <message>
        <source>Cluster %1, level %2: I(x;y) = %3 nats</source>
        <translation>群集 %1，等級 %2：I(x;y) = %3 nats</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ChartView</name>
    <message>
        <source>%1, epoch %2: %3</source>
        <translation>%1，訓練週期 %2：%3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及其他 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>訓練週期 %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterChooser</name>
    <message>
        <source>Run&apos;s clusters</source>
        <translation>訓練結果的群集</translation>
    </message>
    <message>
        <source>Try other values of K</source>
        <translation>試算其他 K 值</translation>
    </message>
    <message>
        <source>Number of clusters. Another K than the run&apos;s is a preview: a quick K-means of the present embedding, not what pre-training at that K would find.</source>
        <translation>群集數。與訓練結果不同的 K 只是預覽：對目前的嵌入快速做一次 K-means，並非以該 K 預訓練會得到的結果。</translation>
    </message>
    <message>
        <source>Number of clusters K</source>
        <translation>群集數 K</translation>
    </message>
    <message>
        <source>State of the clusters</source>
        <translation>群集的狀態</translation>
    </message>
    <message>
        <source>Back to the run&apos;s clusters</source>
        <translation>回到訓練結果的群集</translation>
    </message>
    <message>
        <source>Ends the preview and shows the clusters of the run again</source>
        <translation>結束預覽，重新顯示訓練結果的群集</translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation>以此 K 重新訓練</translation>
    </message>
    <message>
        <source>Asks for a pre-training at this K</source>
        <translation>要求以此 K 進行預訓練</translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation>群內平方和、NMI、I(X;Y) 與 K 的關係</translation>
    </message>
    <message>
        <source>Click a point to preview its K. Solid line: the run&apos;s K; dashed: the preview&apos;s.</source>
        <translation>按一下某點可預覽其 K。實線：訓練結果的 K；虛線：預覽的 K。</translation>
    </message>
    <message>
        <source>Clusters the embedding at about a dozen values of K, in the background</source>
        <translation>在背景以十餘個 K 值對嵌入分群</translation>
    </message>
    <message>
        <source>&amp;K</source>
        <translation>&amp;K</translation>
    </message>
    <message>
        <source>Preview K = %1</source>
        <translation>預覽 K = %1</translation>
    </message>
    <message>
        <source>The run&apos;s clusters</source>
        <translation>訓練結果的群集</translation>
    </message>
    <message>
        <source>Another K needs a run: these clusters came with scores.</source>
        <translation>要用其他 K 需有訓練結果：目前的群集是隨分數而來的。</translation>
    </message>
    <message>
        <source>Another K needs a pre-training run.</source>
        <translation>要用其他 K 需有預訓練結果。</translation>
    </message>
    <message>
        <source>Clustering at K = %1…</source>
        <translation>正以 K = %1 分群…</translation>
    </message>
    <message>
        <source>&lt;b&gt;PREVIEW&lt;/b&gt;, K = %1: quick K-means, not a run</source>
        <translation>&lt;b&gt;預覽&lt;/b&gt;，K = %1：快速 K-means，非訓練結果</translation>
    </message>
    <message>
        <source>The run&apos;s own clusters, K = %1</source>
        <translation>訓練結果本身的群集，K = %1</translation>
    </message>
    <message>
        <source>Retrain at K = %1…</source>
        <translation>以 K = %1 重新訓練…</translation>
    </message>
    <message>
        <source>inertia (share)</source>
        <translation>群內平方和比</translation>
    </message>
    <message>
        <source>Trying values of K</source>
        <translation>試算各 K 值</translation>
    </message>
    <message>
        <source>Other values of K could not be tried</source>
        <translation>無法試算其他 K 值</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterStripView</name>
    <message>
        <source>K = %1: inertia %2, NMI %3, I(X;Y) = %4 nats. Click to preview this K.</source>
        <translation>K = %1：群內平方和 %2，NMI %3，I(X;Y) = %4 nats。按一下可預覽此 K。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonPanel</name>
    <message>
        <source>Run</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Hide or show what is to be compared</source>
        <translation>隱藏或顯示要比較的項目</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>試驗</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Stops at the next batch; trials that are finished stay, and Continue runs the rest</source>
        <translation>在下一個批次停止；已完成的試驗會保留，「繼續」會執行其餘的試驗</translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation>停止比較</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比較的進度</translation>
    </message>
    <message>
        <source>State of the comparison</source>
        <translation>比較的狀態</translation>
    </message>
    <message>
        <source>Statistical test</source>
        <translation>統計檢定</translation>
    </message>
    <message>
        <source>The two-tailed t-test behind the symbols and p. Trials of one seed share nothing but the seed, so Welch&apos;s is the first choice; the paper does not say which it used</source>
        <translation>符號與 p 值所依據的雙尾 t 檢定。同一種子的試驗除種子外毫無共通之處，因此首選 Welch 檢定；論文未說明採用何者</translation>
    </message>
    <message>
        <source>Welch&apos;s t-test</source>
        <translation>Welch t 檢定</translation>
    </message>
    <message>
        <source>Student&apos;s t-test (pooled)</source>
        <translation>Student t 檢定（合併變異數）</translation>
    </message>
    <message>
        <source>t-test paired by seed</source>
        <translation>依種子配對的 t 檢定</translation>
    </message>
    <message>
        <source>Correction for many tests</source>
        <translation>多重檢定校正</translation>
    </message>
    <message>
        <source>Of twenty tests without any effect one is significant by accident at p &lt; 0.05. Holm&apos;s correction keeps the chance of any such finding in the family below it; what is outside the family is not tested. The paper corrects nothing</source>
        <translation>二十次毫無效應的檢定中，在 p &lt; 0.05 下平均有一次會偶然顯著。Holm 校正使同一檢定族中出現任何偶然顯著的機率低於此值；不在檢定族內者不作檢定。論文未作任何校正</translation>
    </message>
    <message>
        <source>Uncorrected</source>
        <translation>未校正</translation>
    </message>
    <message>
        <source>Holm: all pairs of a column</source>
        <translation>Holm：各欄所有配對</translation>
    </message>
    <message>
        <source>Holm: with W/O curriculum, a column</source>
        <translation>Holm：各欄與無課程</translation>
    </message>
    <message>
        <source>Holm: with W/O curriculum, the table</source>
        <translation>Holm：全表與無課程</translation>
    </message>
    <message>
        <source>A symbol beside a mean: significantly better than the approach it stands for. Bold: highest mean of the column</source>
        <translation>平均值旁的符號：顯著優於該符號所代表的方法。粗體：該欄平均值最高者</translation>
    </message>
    <message>
        <source>CCC of the curricula</source>
        <translation>各課程的 CCC</translation>
    </message>
    <message>
        <source>Hover over a cell for its trials and tests; the plot shows the attribute of the current cell</source>
        <translation>指向某格可看其試驗與檢定；圖中顯示目前格的向度</translation>
    </message>
    <message>
        <source>Trials and 95 % intervals</source>
        <translation>各次試驗與 95 % 信賴區間</translation>
    </message>
    <message>
        <source>No comparison yet. Check what is to be compared and press Run: the table fills as trials finish.</source>
        <translation>還沒有比較。請勾選要比較的項目並按「執行」：表格會隨試驗完成逐步填入。</translation>
    </message>
    <message>
        <source>the test sets</source>
        <translation>測試集</translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation>VAR %1 %</translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation>還沒有試驗完成。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>All %1 trials are finished</source>
        <translation>全部 %1 次試驗已完成</translation>
    </message>
    <message>
        <source>%1 of %2 trials are finished</source>
        <translation>已完成 %1 / %2 次試驗</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) to run</source>
        <translation>
            <numerusform>將執行 %n 次試驗</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The comparison cannot start</source>
        <translation>無法開始比較</translation>
    </message>
    <message>
        <source>Waits for the job before it</source>
        <translation>等待前一項工作</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>Trials of the curricula</source>
        <translation>各課程的試驗</translation>
    </message>
    <message>
        <source>Table of the curricula</source>
        <translation>課程比較表</translation>
    </message>
    <message>
        <source>No trial of a comparison has finished yet. Run one in Comparison</source>
        <translation>還沒有比較的試驗完成。請在「比較」面板中執行</translation>
    </message>
    <message>
        <source>Highest mean CCC on %1, %2: %3 by %4.</source>
        <translation>%1 的 %2 平均 CCC 最高者：%4 的 %3。</translation>
    </message>
    <message numerus="yes">
        <source>CCC of every trial, mean and 95 % interval of %n curricula.</source>
        <translation>
            <numerusform>%n 種課程的每次試驗 CCC、平均值與 95 % 信賴區間。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean CCC and VAR of %n curricula.</source>
        <translation>
            <numerusform>%n 種課程的平均 CCC 與 VAR。</numerusform>
        </translation>
    </message>
    <message>
        <source>DeepMI takes the clusters of the run, not the preview at K = %1.</source>
        <translation>DeepMI 採用訓練結果的群集，而非 K = %1 的預覽。</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) of the table are of other choices or settings.</source>
        <translation>
            <numerusform>表中有 %n 次試驗屬於其他選擇或設定。</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;CCC on %1&lt;/b&gt;, n = %2; symbol: significantly better than the row it marks</source>
        <translation>&lt;b&gt;%1 的 CCC&lt;/b&gt;，n = %2；符號：顯著優於該符號所標的列</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonSetupForm</name>
    <message>
        <source>Pre-train first…</source>
        <translation>先預訓練…</translation>
    </message>
    <message>
        <source>Measures to compare</source>
        <translation>要比較的指標</translation>
    </message>
    <message>
        <source>Curricula by these measures: easiest samples first, or hardest first</source>
        <translation>依這些指標的課程：由易到難，或由難到易</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>easy first</source>
        <translation>由易到難</translation>
    </message>
    <message>
        <source>hard first</source>
        <translation>由難到易</translation>
    </message>
    <message>
        <source>α of DeepMI</source>
        <translation>DeepMI 的 α</translation>
    </message>
    <message>
        <source>α of DeepMI, 0 to 1: one curriculum each, e.g. 0 0.25 0.5. Empty: as the slider stands</source>
        <translation>DeepMI 的 α，0 至 1：每個值一種課程，例如 0 0.25 0.5。留空：採用滑桿目前的值</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation>顯示可產生訓練結果的面板</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>向度</translation>
    </message>
    <message>
        <source>A regressor for each of these</source>
        <translation>每個向度各訓練一個迴歸器</translation>
    </message>
    <message>
        <source>Test sets</source>
        <translation>測試集</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的欄</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>試驗次數</translation>
    </message>
    <message>
        <source>Trainings of each curriculum, with seeds that count up; the paper has 10</source>
        <translation>每種課程的訓練次數，種子依次遞增；論文為 10 次</translation>
    </message>
    <message>
        <source>Training settings…</source>
        <translation>訓練設定…</translation>
    </message>
    <message>
        <source>Epochs, learning rate, pacing, network, seed and device</source>
        <translation>訓練週期、學習率、進度、網路、種子與裝置</translation>
    </message>
    <message>
        <source>α of &amp;DeepMI</source>
        <translation>DeepMI 的 α(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Trials</source>
        <translation>試驗次數(&amp;T)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open data first: File ▸ Open</source>
        <translation>請先開啟資料：檔案 ▸ 開啟資料</translation>
    </message>
    <message>
        <source>α: expected numbers from 0 to 1 with blanks between, e.g. 0 0.25 0.5</source>
        <translation>α：應為 0 至 1 的數字，以空格分隔，例如 0 0.25 0.5</translation>
    </message>
    <message>
        <source>Check at least one curriculum</source>
        <translation>請至少勾選一種課程</translation>
    </message>
    <message>
        <source>Check at least one attribute</source>
        <translation>請至少勾選一個向度</translation>
    </message>
    <message>
        <source>The labels have no test split; open a test corpus with the data</source>
        <translation>標籤沒有測試集；請連同資料開啟測試語料庫</translation>
    </message>
    <message>
        <source>Check at least one test set</source>
        <translation>請至少勾選一個測試集</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonTableModel</name>
    <message>
        <source>–
n = 0 of %1</source>
        <translation>–
n = 0 / %1</translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation>VAR %1 %</translation>
    </message>
    <message>
        <source>n = %1 of %2</source>
        <translation>n = %1 / %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 於 %2，%3</translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation>還沒有試驗完成。</translation>
    </message>
    <message>
        <source>mean CCC %1, standard deviation %2, VAR %3 %</source>
        <translation>平均 CCC %1，標準差 %2，VAR %3 %</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 % interval of the mean: %2 to %3</source>
        <translation>平均值的 %1 % 信賴區間：%2 至 %3</translation>
    </message>
    <message>
        <source>%1 (seed %2)</source>
        <translation>%1（種子 %2）</translation>
    </message>
    <message>
        <source>trials: %1</source>
        <translation>各次試驗：%1</translation>
    </message>
    <message>
        <source>%1, corrected %2</source>
        <translation>%1，校正後 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) without a CCC are not counted</source>
        <translation>
            <numerusform>%n 次沒有 CCC 的試驗未計入</numerusform>
        </translation>
    </message>
    <message>
        <source>against %1: %2%3, %4%5</source>
        <translation>相對於 %1：%2%3，%4%5</translation>
    </message>
    <message>
        <source> – significantly better</source>
        <translation> – 顯著較優</translation>
    </message>
    <message>
        <source> – significantly worse</source>
        <translation> – 顯著較差</translation>
    </message>
    <message>
        <source>; g = %1 (%2 to %3)</source>
        <translation>；g = %1（%2 至 %3）</translation>
    </message>
    <message>
        <source>test: two-tailed %1, significant below %2</source>
        <translation>檢定：雙尾 %1，低於 %2 為顯著</translation>
    </message>
    <message>
        <source>g: Hedges&apos; effect size and its %1 % interval</source>
        <translation>g：Hedges 效果量及其 %1 % 信賴區間</translation>
    </message>
    <message>
        <source>, best of its column</source>
        <translation>，該欄最佳</translation>
    </message>
    <message>
        <source>%1 beside a mean: significantly better than %2</source>
        <translation>平均值旁的 %1：顯著優於 %2</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CorpusPage</name>
    <message>
        <source>A corpus whose truth is known</source>
        <translation>一個已知真值的語料庫</translation>
    </message>
    <message>
        <source>Make it and pre-train</source>
        <translation>產生並預訓練</translation>
    </message>
    <message>
        <source>Makes the teaching corpus, trains DeepEmoCluster on it for a few epochs and opens both</source>
        <translation>產生教學語料庫，以 DeepEmoCluster 訓練數個訓練週期，並開啟兩者</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&lt;p&gt;Which utterances are easy for a machine, which are hard, and why? On real speech nobody knows the true answer. This tour uses a corpus that was &lt;b&gt;made up&lt;/b&gt;: every utterance has a true emotion and a true &lt;b&gt;ambiguity&lt;/b&gt; between 0 (clear) and 1 (ambiguous), which DeepMI is never told.&lt;/p&gt;&lt;p&gt;DeepEmoCluster learns three things at once: an &lt;b&gt;embedding&lt;/b&gt; of each utterance, &lt;b&gt;clusters&lt;/b&gt; in it that K-means proposes (pseudo-labels) and a classifier learns to recognise, and a &lt;b&gt;prediction&lt;/b&gt; of the emotion. DeepMI then asks, utterance by utterance, how much its cluster and its prediction tell about its emotion level. Much: easy. Little: hard.&lt;/p&gt;</source>
        <translation>&lt;p&gt;哪些語句對機器而言容易，哪些困難，又是為什麼？對於真實的語音，沒有人知道真正的答案。這個導覽使用一個&lt;b&gt;虛構&lt;/b&gt;的語料庫：每個語句都有真正的情緒，以及介於 0（清晰）與 1（模糊）之間的真實&lt;b&gt;模糊程度&lt;/b&gt;，而 DeepMI 從未得知這些值。&lt;/p&gt;&lt;p&gt;DeepEmoCluster 同時學習三件事：每個語句的&lt;b&gt;嵌入&lt;/b&gt;；其中的&lt;b&gt;群集&lt;/b&gt;，由 K-means 提出（偽標籤），再由分類器學習辨識；以及情緒的&lt;b&gt;預測&lt;/b&gt;。接著 DeepMI 逐一詢問每個語句：它的群集與預測對它的情緒等級透露了多少資訊？透露得多就容易，透露得少就困難。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Open now: %1 labelled utterances, %2 without labels, and a run with %3 clusters. Turn the page; the window behind shows the same values and may be used at any time.&lt;/p&gt;</source>
        <translation>&lt;p&gt;目前開啟：%1 個有標籤的語句、%2 個沒有標籤的語句，以及具有 %3 個群集的訓練結果。請翻到下一頁；後面的視窗顯示相同的值，隨時都可以使用。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Press the button: it takes less than a minute. What is open now is closed; what of it is not saved is asked about first.&lt;/p&gt;</source>
        <translation>&lt;p&gt;請按下按鈕：不到一分鐘即可完成。目前開啟的內容會被關閉；若有未儲存的內容，會先詢問。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The tour&apos;s pre-training</source>
        <translation>導覽的預訓練</translation>
    </message>
    <message>
        <source>Label and true ambiguity of the samples</source>
        <translation>樣本的標籤與真實模糊程度</translation>
    </message>
    <message>
        <source>Make it again and pre-train</source>
        <translation>重新產生並預訓練</translation>
    </message>
    <message>
        <source>label (%1)</source>
        <translation>標籤（%1）</translation>
    </message>
    <message>
        <source>true ambiguity</source>
        <translation>真實模糊程度</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s); ambiguity and the label&apos;s distance from the middle of its scale correlate with ρ = %1 (Spearman)</source>
        <translation>
            <numerusform>%n 個樣本；模糊程度與標籤距量尺中點的距離之相關為 ρ = %1（Spearman）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CurriculumPanel</name>
    <message>
        <source>What came of it</source>
        <translation>所得的結果</translation>
    </message>
    <message>
        <source>Different values of DeepMI, borders of bins that fall among samples of one value, and d: the mean distance of the labels from the mean label in the first and the last bin</source>
        <translation>DeepMI 的不同值的個數、落在同分樣本之間的難度組邊界，以及 d：第一組與最後一組的標籤與平均標籤的平均距離</translation>
    </message>
    <message>
        <source>DeepMI = α · I(Y&apos;;Y) + (1 − α) · I(X;Y): the share of the prediction&apos;s term.</source>
        <translation>DeepMI = α · I(Y&apos;;Y) + (1 − α) · I(X;Y)：預測項所佔的比重。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>&amp;α</source>
        <translation>&amp;α</translation>
    </message>
    <message>
        <source>Number of bins</source>
        <translation>難度組數</translation>
    </message>
    <message>
        <source>Bins of the curriculum, easiest first; a comparison trains with them</source>
        <translation>課程的難度組，由最容易開始；比較時也用它們訓練</translation>
    </message>
    <message>
        <source>Seed of the ties</source>
        <translation>同分排序的種子</translation>
    </message>
    <message>
        <source>Samples of one and the same value are put in an order drawn by this seed</source>
        <translation>值相同的樣本，依此種子隨機決定順序</translation>
    </message>
    <message>
        <source>Where the clusters come from</source>
        <translation>群集的來源</translation>
    </message>
    <message>
        <source>X: the cluster that the classifier g recognises, or the K-means pseudo-label it was trained on</source>
        <translation>X：分類器 g 所辨識的群集，或訓練 g 所用的 K-means 偽標籤</translation>
    </message>
    <message>
        <source>by g</source>
        <translation>由 g</translation>
    </message>
    <message>
        <source>by K-means</source>
        <translation>由 K-means</translation>
    </message>
    <message>
        <source>&amp;Bins</source>
        <translation>組數(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>種子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;X</source>
        <translation>&amp;X</translation>
    </message>
    <message>
        <source>Number of levels E</source>
        <translation>等級數 E</translation>
    </message>
    <message>
        <source>Levels of the label, of equal width unless edges are set below</source>
        <translation>標籤的等級，除非在下方設定邊界，否則為等寬</translation>
    </message>
    <message>
        <source>Inner edges of the levels</source>
        <translation>等級的內部邊界</translation>
    </message>
    <message>
        <source>Inner edges, ascending, with commas or spaces between</source>
        <translation>內部邊界，由小到大，以逗號或空格分隔</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等寬</translation>
    </message>
    <message>
        <source>Equal width</source>
        <translation>等寬</translation>
    </message>
    <message>
        <source>Levels of equal width again, as many as there are now</source>
        <translation>恢復為等寬的等級，個數與目前相同</translation>
    </message>
    <message>
        <source>Edges of the levels over the labels</source>
        <translation>標籤上的等級邊界</translation>
    </message>
    <message>
        <source>Drag an edge; double-click adds or removes one.
Keyboard: up and down choose, left and right move (Shift: finely), Insert adds, Delete removes.</source>
        <translation>拖曳可移動邊界；按兩下可新增或移除邊界。
鍵盤：上下鍵選擇，左右鍵移動（Shift：微調），Insert 新增，Delete 移除。</translation>
    </message>
    <message>
        <source>&amp;Levels</source>
        <translation>等級(&amp;L)</translation>
    </message>
    <message>
        <source>%1 bins</source>
        <translation>%1 個難度組</translation>
    </message>
    <message>
        <source>Tie seed %1</source>
        <translation>同分種子 %1</translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation>群集 %1</translation>
    </message>
    <message>
        <source>%1 levels</source>
        <translation>%1 個等級</translation>
    </message>
    <message>
        <source>Levels of equal width</source>
        <translation>等寬的等級</translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation>α = %1</translation>
    </message>
    <message>
        <source>Edges of the levels</source>
        <translation>等級的邊界</translation>
    </message>
    <message>
        <source>These edges cannot be used</source>
        <translation>無法使用這些邊界</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number. Write the inner edges ascending with commas between, e.g. 2, 3.5, 5.</source>
        <translation>「%1」不是數字。請由小到大寫出內部邊界，以逗號分隔，例如 2, 3.5, 5。</translation>
    </message>
    <message>
        <source>At least one inner edge is needed; for one level set the number to 1.</source>
        <translation>至少需要一個內部邊界；若只要一個等級，請將個數設為 1。</translation>
    </message>
    <message>
        <source>No curriculum yet. It needs a pre-training run, or DeepMI scores with their clusters.</source>
        <translation>還沒有課程。需要預訓練結果，或附有群集的 DeepMI 分數。</translation>
    </message>
    <message>
        <source>Being computed…</source>
        <translation>計算中…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct value(s); %1 of %2 borders inside a tie.</source>
        <translation>
            <numerusform>%Ln 個不同的值；%2 個邊界中有 %1 個落在同分之間。</numerusform>
        </translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation>群內平方和、NMI、I(X;Y) 與 K 的關係</translation>
    </message>
    <message>
        <source>Other values of K were not tried yet: open a run and press “Try other values of K” in the Curriculum panel.</source>
        <translation>尚未試算其他 K 值：請開啟訓練結果，並在「課程」面板按「試算其他 K 值」。</translation>
    </message>
    <message>
        <source>Three curves over the number of clusters K from %1 to %2: inertia falls to %3 of its first value, NMI of clusters and levels goes from %4 to %5, I(X;Y) from %6 to %7 nats.</source>
        <translation>群集數 K 由 %1 至 %2 的三條曲線：群內平方和降至最初值的 %3，群集與等級的 NMI 由 %4 變為 %5，I(X;Y) 由 %6 變為 %7 nats。</translation>
    </message>
    <message>
        <source>d is %1 in bin %2, %3 in bin %4.</source>
        <translation>難度組 %2 的 d 為 %1，難度組 %4 的 d 為 %3。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::DataPanel</name>
    <message>
        <source>scale %1 to %2</source>
        <translation>量尺 %1 至 %2</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 失敗。</translation>
    </message>
    <message>
        <source>No audio folder</source>
        <translation>沒有音訊資料夾</translation>
    </message>
    <message>
        <source>Choose a folder of .wav files named as the samples, to listen to them</source>
        <translation>選擇以樣本名稱命名的 .wav 檔資料夾，以便聆聽</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Teaching corpus</source>
        <translation>教學語料庫</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特徵</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>評分</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>資料池</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>無分割</translation>
    </message>
    <message>
        <source>⚠ %1 names did not match: %2</source>
        <translation>⚠ %1 個名稱配對不上：%2</translation>
    </message>
    <message>
        <source>list</source>
        <translation>清單</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), best: %1. %2</source>
        <translation>
            <numerusform>%n 個訓練週期，最佳：%1。%2</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: Run ▸ Pre-train</source>
        <translation>還沒有：執行 ▸ 預訓練</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>還沒有</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>儲存訓練結果</translation>
    </message>
    <message>
        <source>Runs (*.h5)</source>
        <translation>訓練結果 (*.h5)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>儲存 %1</translation>
    </message>
    <message>
        <source>Save scores</source>
        <translation>儲存分數</translation>
    </message>
    <message>
        <source>Scores (*.csv);;Values by name (*.json)</source>
        <translation>分數 (*.csv);;依名稱的值 (*.json)</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>Closing cannot be undone.</source>
        <translation>關閉後無法復原。</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存新檔(&amp;S)…</translation>
    </message>
    <message>
        <source>Close &amp;without saving</source>
        <translation>不儲存就關閉(&amp;W)</translation>
    </message>
    <message>
        <source>The run of %1 with %2 clusters is in no file. Save it before it is closed?</source>
        <translation>%1 的訓練結果（%2 個群集）不在任何檔案中。要在關閉前儲存嗎？</translation>
    </message>
    <message>
        <source>The scores “%1” are in no file. Save them before they are closed?</source>
        <translation>分數「%1」不在任何檔案中。要在關閉前儲存嗎？</translation>
    </message>
    <message>
        <source>Disagreement of the ratings</source>
        <translation>評分分歧</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>評分分歧</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>隨機順序</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>隨機</translation>
    </message>
    <message>
        <source>Open scores</source>
        <translation>開啟分數</translation>
    </message>
    <message>
        <source>Scores (*.csv *.tsv *.json);;All files (*)</source>
        <translation>分數 (*.csv *.tsv *.json);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>讀取 %1</translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation>音訊資料夾</translation>
    </message>
    <message>
        <source>No data yet. Open features and labels of your own, or look around in the teaching corpus. Files can also be dropped on the window.</source>
        <translation>還沒有資料。請開啟您自己的特徵與標籤，或用教學語料庫四處看看。也可以將檔案拖放到視窗上。</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>開啟資料…</translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation>特徵、標籤、評分、資料池與測試語料庫，附預覽</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>虛構的語料庫，每個樣本的難度皆為已知</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>開啟專案…</translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation>開啟已儲存的專案</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>已開啟的內容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>&amp;Attribute</source>
        <translation>向度(&amp;A)</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>向度</translation>
    </message>
    <message>
        <source>The emotional attribute whose labels, run and curriculum are shown</source>
        <translation>所顯示的標籤、訓練結果與課程的情緒向度</translation>
    </message>
    <message>
        <source>Samples a split</source>
        <translation>各分割的樣本數</translation>
    </message>
    <message>
        <source>Names that did not match</source>
        <translation>配對不上的名稱</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>Save the marked run as a file (RUN.h5)</source>
        <translation>將所選的訓練結果存成檔案（RUN.h5）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Close the marked run; its file stays</source>
        <translation>關閉所選的訓練結果；檔案仍保留</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>訓練結果</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>Choose the run whose clusters are shown</source>
        <translation>選擇要顯示其群集的訓練結果</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Add scores of another measure</source>
        <translation>加入另一種指標的分數</translation>
    </message>
    <message>
        <source>&amp;Disagreement of the ratings</source>
        <translation>評分分歧(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Random order</source>
        <translation>隨機順序(&amp;R)</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>從檔案(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the marked scores as a file</source>
        <translation>將所選的分數存成檔案</translation>
    </message>
    <message>
        <source>Close the marked scores; their file stays</source>
        <translation>關閉所選的分數；檔案仍保留</translation>
    </message>
    <message>
        <source>Other measures</source>
        <translation>其他指標</translation>
    </message>
    <message>
        <source>Scores of other measures</source>
        <translation>其他指標的分數</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>Audio…</source>
        <translation>音訊…</translation>
    </message>
    <message>
        <source>Choose the folder of .wav files</source>
        <translation>選擇 .wav 檔的資料夾</translation>
    </message>
    <message>
        <source>Use no audio folder</source>
        <translation>不使用音訊資料夾</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EditActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;all samples</source>
        <translation>選取所有樣本(&amp;A)</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>所有樣本</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>反轉選取(&amp;I)</translation>
    </message>
    <message>
        <source>all but %1</source>
        <translation>%1 以外的全部</translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation>清除選取(&amp;C)</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingMapView</name>
    <message>
        <source>Map of the embedding</source>
        <translation>嵌入圖</translation>
    </message>
    <message>
        <source>Drag to select, with Shift to add and with Ctrl to toggle; the wheel zooms, the middle button pans. Arrow keys pan, + and − zoom, 0 shows all, Tab goes to the next sample, Escape and then Tab leaves the map.</source>
        <translation>拖曳以選取，按住 Shift 加選，按住 Ctrl 切換；滾輪縮放，中鍵平移。方向鍵平移，+ 與 − 縮放，0 顯示全部，Tab 移到下一個樣本，先按 Escape 再按 Tab 可離開此圖。</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>繪製嵌入圖</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingPanel</name>
    <message>
        <source>preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>Show the pre-training panel</source>
        <translation>顯示預訓練面板</translation>
    </message>
    <message>
        <source>a point of the map</source>
        <translation>圖中的一個點</translation>
    </message>
    <message>
        <source>points of the map</source>
        <translation>圖中的點</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>著色依據(&amp;C)</translation>
    </message>
    <message>
        <source>Colour the points by</source>
        <translation>各點的著色依據</translation>
    </message>
    <message>
        <source>What the points are coloured by; groups differ in shape as well</source>
        <translation>各點依何者著色；不同類別的形狀也不同</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Drag around points to select them; Shift adds, Ctrl toggles</source>
        <translation>拖曳圈住各點以選取；Shift 加選，Ctrl 切換</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Drag a rectangle over points to select them; Shift adds, Ctrl toggles</source>
        <translation>拖曳出矩形以選取其中的點；Shift 加選，Ctrl 切換</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Drag to move the map (also the middle button, or arrow keys)</source>
        <translation>拖曳以移動嵌入圖（也可用中鍵或方向鍵）</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>全圖</translation>
    </message>
    <message>
        <source>Shows all points (0)</source>
        <translation>顯示所有的點 (0)</translation>
    </message>
    <message>
        <source>The clusters are a preview at another K, not those of the run</source>
        <translation>目前的群集是另一個 K 的預覽，不是訓練結果的群集</translation>
    </message>
    <message>
        <source>Points shown</source>
        <translation>顯示的點</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation>顯示可產生訓練結果的面板</translation>
    </message>
    <message>
        <source>No run yet. Open one, or pre-train: Run ▸ Pre-train.</source>
        <translation>還沒有訓練結果。請開啟一個，或進行預訓練：執行 ▸ 預訓練。</translation>
    </message>
    <message>
        <source>Finding the principal components of the embedding…</source>
        <translation>正在計算嵌入的主成分…</translation>
    </message>
    <message>
        <source>The map cannot be drawn: %1</source>
        <translation>無法繪製嵌入圖：%1</translation>
    </message>
    <message>
        <source>Mapping the embedding</source>
        <translation>計算嵌入圖</translation>
    </message>
    <message>
        <source>%L1 shown / %L2 total</source>
        <translation>顯示 %L1 / 共 %L2</translation>
    </message>
    <message>
        <source>%L1 of %L2 here shown / %L3 total</source>
        <translation>此處顯示 %L1 / %L2，共 %L3</translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>%1 points, coloured by %2</source>
        <translation>%1 個點，依「%2」著色</translation>
    </message>
    <message>
        <source>Map of the embedding</source>
        <translation>嵌入圖</translation>
    </message>
    <message>
        <source>There is no run yet: open one, or pre-train by Run ▸ Pre-train.</source>
        <translation>還沒有訓練結果：請開啟一個，或以 執行 ▸ 預訓練 進行預訓練。</translation>
    </message>
    <message>
        <source>%L1 samples of the training set at their first two principal components of the embedding, coloured by %2.</source>
        <translation>訓練集的 %L1 個樣本在嵌入的前兩個主成分上的位置，依「%2」著色。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportActions</name>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>Figures and tables as PDF, SVG, PNG or CSV</source>
        <translation>將圖與表匯出為 PDF、SVG、PNG 或 CSV</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>匯出「%1」…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>複製「%1」</translation>
    </message>
    <message>
        <source>The figure was not copied.</source>
        <translation>未能複製圖。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation>圖與表</translation>
    </message>
    <message>
        <source>What the panels show now; what is grey has nothing to show yet</source>
        <translation>各面板目前顯示的內容；灰色者尚無內容可顯示</translation>
    </message>
    <message>
        <source>%1 (nothing yet)</source>
        <translation>%1（尚無內容）</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>PDF and SVG keep texts and shapes as they are at any size; CSV holds the numbers behind the figure</source>
        <translation>PDF 與 SVG 在任何尺寸下都保持文字與形狀；CSV 存放圖背後的數字</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>CSV (the data behind)</source>
        <translation>CSV（背後的資料）</translation>
    </message>
    <message>
        <source>Size for</source>
        <translation>尺寸用途</translation>
    </message>
    <message>
        <source>Common sizes of figures</source>
        <translation>常用的圖片尺寸</translation>
    </message>
    <message>
        <source>Single column, 88 mm</source>
        <translation>單欄，88 mm</translation>
    </message>
    <message>
        <source>Double column, 180 mm</source>
        <translation>雙欄，180 mm</translation>
    </message>
    <message>
        <source>Slide, 254 × 143 mm</source>
        <translation>投影片，254 × 143 mm</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自訂尺寸</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Width of the figure on paper</source>
        <translation>圖在紙上的寬度</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the figure on paper; the lowest value is what suits the figure</source>
        <translation>圖在紙上的高度；最低值表示採用適合該圖的高度</translation>
    </message>
    <message>
        <source>what suits it</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字級</translation>
    </message>
    <message>
        <source>Size of the figure&apos;s texts in print</source>
        <translation>圖中文字印出時的大小</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解析度</translation>
    </message>
    <message>
        <source>Dots per inch; only a PNG has dots</source>
        <translation>每英吋點數；只有 PNG 由點組成</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size for</source>
        <translation>尺寸用途(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>寬度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高度(&amp;H)</translation>
    </message>
    <message>
        <source>F&amp;ont</source>
        <translation>字級(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>解析度(&amp;R)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>Writes the chosen figure into a file</source>
        <translation>將所選的圖寫入檔案</translation>
    </message>
    <message>
        <source>&amp;All figures…</source>
        <translation>所有圖(&amp;A)…</translation>
    </message>
    <message>
        <source>Writes every figure that has something to show into a folder</source>
        <translation>將所有有內容的圖寫入資料夾</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>Copies the figure as picture, SVG and text; a table as text</source>
        <translation>將圖以圖片、SVG 與文字複製；表格則以文字複製</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>關閉此對話方塊</translation>
    </message>
    <message>
        <source>Not exported:</source>
        <translation>未匯出：</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>匯出 %1</translation>
    </message>
    <message>
        <source>Export all figures into</source>
        <translation>將所有圖匯出到</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>要取代檔案嗎？</translation>
    </message>
    <message>
        <source>Some of these files are there already.</source>
        <translation>其中有些檔案已經存在。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已寫入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>已寫入 %n 個檔案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show yet: %1.</source>
        <translation>尚無內容：%1。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已複製。</translation>
    </message>
    <message>
        <source>Not as %1: %2.</source>
        <translation>無法存成 %1：%2。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>This is a table: it is exported as CSV.</source>
        <translation>這是表格：將匯出為 CSV。</translation>
    </message>
    <message>
        <source>%1 × %2 mm, shown at %3 %</source>
        <translation>%1 × %2 mm，以 %3 % 顯示</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>「%1」的預覽</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExtremesPage</name>
    <message>
        <source>Why the extremes come first</source>
        <translation>為什麼極端的情緒先出現</translation>
    </message>
    <message>
        <source>Mean DeepMI of each level</source>
        <translation>各等級的平均 DeepMI</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;還沒有訓練結果：請從第一頁開始。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The bars show the mean DeepMI of the samples of each emotion level; below each its share of the corpus. Middle levels are common: they are found in every cluster, so a cluster says little about them, and their cells are near what chance gives. Strong emotions are rarer and sound distinct, so their clusters point at them clearly: a large P(x,y)/(P(x)·P(y)).&lt;/p&gt;&lt;p&gt;A sample&apos;s label lies &lt;b&gt;%1&lt;/b&gt; from the mean label in the first (easiest) bin and &lt;b&gt;%2&lt;/b&gt; in the last.&lt;/p&gt;</source>
        <translation>&lt;p&gt;長條顯示各情緒等級樣本的平均 DeepMI；下方是該等級佔語料庫的比例。中間的等級很常見：每個群集裡都有，所以群集對它們透露得很少，它們的格也接近隨機情形。強烈的情緒比較罕見，聽起來也很獨特，所以它們的群集清楚地指向它們：P(x,y)/(P(x)·P(y)) 很大。&lt;/p&gt;&lt;p&gt;在第一個（最容易的）難度組中，樣本的標籤與平均標籤相距 &lt;b&gt;%1&lt;/b&gt;，在最後一組則為 &lt;b&gt;%2&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Mean DeepMI by level:</source>
        <translation>各等級的平均 DeepMI：</translation>
    </message>
    <message>
        <source>level of the label (%1), and its share of the samples</source>
        <translation>標籤的等級（%1），及其佔樣本的比例</translation>
    </message>
    <message>
        <source>mean DeepMI (nats)</source>
        <translation>平均 DeepMI（nats）</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::FileActions</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近開啟的檔案(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新增專案(&amp;N)</translation>
    </message>
    <message>
        <source>Close everything and start anew</source>
        <translation>關閉所有內容，重新開始</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>開啟資料(&amp;D)…</translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation>特徵、標籤、評分、資料池與測試語料庫，附預覽</translation>
    </message>
    <message>
        <source>Open runs, scores or any &amp;files…</source>
        <translation>開啟訓練結果、分數或任何檔案(&amp;F)…</translation>
    </message>
    <message>
        <source>Whatever the files are, told by their content</source>
        <translation>不論是什麼檔案，都由內容判斷</translation>
    </message>
    <message>
        <source>Open features and labels, runs, scores or a project</source>
        <translation>開啟特徵與標籤、訓練結果、分數或專案</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation>教學語料庫(&amp;T)</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>虛構的語料庫，每個樣本的難度皆為已知</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>開啟專案(&amp;P)…</translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation>開啟已儲存的專案</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>開啟專案</translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation>DeepMI 專案 (*.deepmi);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>儲存專案(&amp;S)</translation>
    </message>
    <message>
        <source>Save what is open; runs and scores without a file are written beside it</source>
        <translation>儲存目前開啟的內容；還沒有檔案的訓練結果與分數會寫在專案旁</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>另存專案(&amp;A)…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>以其他名稱儲存</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>關閉視窗</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>檢視 %n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>無法開啟此檔案。</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>載入 %1</translation>
    </message>
    <message>
        <source>Making the teaching corpus</source>
        <translation>產生教學語料庫</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>讀取 %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 及其他 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>The last session is opened instead.</source>
        <translation>改為開啟上次的工作階段。</translation>
    </message>
    <message>
        <source>Not opened yet: %1</source>
        <translation>尚未開啟：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be opened.</source>
        <translation>
            <numerusform>有 %n 個檔案無法開啟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>另有 %n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>A project is opened alone.</source>
        <translation>專案須單獨開啟。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapPanel</name>
    <message>
        <source>Heatmap of mutual information</source>
        <translation>互資訊熱圖</translation>
    </message>
    <message>
        <source>Arrow keys move between cells, Enter selects the samples of a cell, Space toggles them.</source>
        <translation>方向鍵在各格間移動，Enter 選取該格的樣本，空白鍵切換選取。</translation>
    </message>
    <message>
        <source>Current cell</source>
        <translation>目前的格</translation>
    </message>
    <message>
        <source>Numbers of the current cell</source>
        <translation>目前格的數值</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>What stands beside the level of the label: the cluster X of a sample, or the level Y′ that was predicted for it</source>
        <translation>與標籤等級並列的是什麼：樣本所屬的群集 X，或為它預測的等級 Y′</translation>
    </message>
    <message>
        <source>Cluster X</source>
        <translation>群集 X</translation>
    </message>
    <message>
        <source>Predicted level Y′</source>
        <translation>預測等級 Y′</translation>
    </message>
    <message>
        <source>Value shown</source>
        <translation>顯示的值</translation>
    </message>
    <message>
        <source>What colours and numbers stand for. I(x;y) = P(x,y) log P(x,y)/(P(x)P(y)), eq. 2 of the paper</source>
        <translation>顏色與數字代表什麼。I(x;y) = P(x,y) log P(x,y)/(P(x)P(y))，論文的式 2</translation>
    </message>
    <message>
        <source>Contribution I(x;y)</source>
        <translation>貢獻 I(x;y)</translation>
    </message>
    <message>
        <source>Probability P(x,y)</source>
        <translation>機率 P(x,y)</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次數</translation>
    </message>
    <message>
        <source>Log ratio</source>
        <translation>對數比值</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序依據</translation>
    </message>
    <message>
        <source>What the columns are sorted by, from left to right</source>
        <translation>各欄由左到右的排序依據</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Mean level</source>
        <translation>平均等級</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Share of I</source>
        <translation>佔 I 的比例</translation>
    </message>
    <message>
        <source>Effective levels</source>
        <translation>有效等級數</translation>
    </message>
    <message>
        <source>exp H(Y|x): over how many levels the samples of a column spread</source>
        <translation>exp H(Y|x)：一欄的樣本分散在幾個等級</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Drag a free outline around cells in place of a rectangle. Shift adds to the selection, Ctrl toggles.</source>
        <translation>以自由輪廓（而非矩形）圈住各格。Shift 加選，Ctrl 切換。</translation>
    </message>
    <message>
        <source>sorted by</source>
        <translation>排序依據</translation>
    </message>
    <message>
        <source>Sorted descending</source>
        <translation>由大到小排序</translation>
    </message>
    <message>
        <source>Sorted ascending</source>
        <translation>由小到大排序</translation>
    </message>
    <message>
        <source>The largest stands left; click for the smallest first</source>
        <translation>最大的在左；按一下改為最小的在前</translation>
    </message>
    <message>
        <source>The smallest stands left; click for the largest first</source>
        <translation>最小的在左；按一下改為最大的在前</translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation>以此 K 重新訓練</translation>
    </message>
    <message>
        <source>Queues a pre-training with as many clusters as the preview has</source>
        <translation>將群集數與預覽相同的預訓練排入佇列</translation>
    </message>
    <message>
        <source>Preview at K = %1, not retrained</source>
        <translation>K = %1 的預覽，未重新訓練</translation>
    </message>
    <message>
        <source>There are no clusters yet. Pre-train to find them, or open a run.</source>
        <translation>還沒有群集。請進行預訓練以找出群集，或開啟訓練結果。</translation>
    </message>
    <message>
        <source>There is nothing to show yet. Open data or the teaching corpus first.</source>
        <translation>還沒有內容可顯示。請先開啟資料或教學語料庫。</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>預訓練…</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>開啟資料…</translation>
    </message>
    <message>
        <source>&lt;b&gt;Preview at K = %1.&lt;/b&gt; The present embedding clustered anew; the network was not retrained.</source>
        <translation>&lt;b&gt;K = %1 的預覽。&lt;/b&gt;對目前的嵌入重新分群；網路並未重新訓練。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) of the heatmap</source>
        <translation>
            <numerusform>熱圖的 %n 格</numerusform>
        </translation>
    </message>
    <message>
        <source>Mutual information of prediction and level</source>
        <translation>預測與等級的互資訊</translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation>群集與等級的互資訊</translation>
    </message>
    <message>
        <source>There are no clusters yet: pre-train, or open a run.</source>
        <translation>還沒有群集：請進行預訓練，或開啟訓練結果。</translation>
    </message>
    <message>
        <source>There is nothing open yet: open data or a run first.</source>
        <translation>尚未開啟任何內容：請先開啟資料或訓練結果。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapSidebar</name>
    <message>
        <source>Sums of the tables</source>
        <translation>各表的總和</translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation>群集與等級的互資訊</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>校正後</translation>
    </message>
    <message>
        <source>I(X;Y) without most of the bias of counting</source>
        <translation>去除大部分計數偏差的 I(X;Y)</translation>
    </message>
    <message>
        <source>by chance</source>
        <translation>隨機期望</translation>
    </message>
    <message>
        <source>What I(X;Y) would be on average if clusters had nothing to do with levels</source>
        <translation>若群集與等級毫無關係，I(X;Y) 的平均值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信賴區間</translation>
    </message>
    <message>
        <source>Where the true I(X;Y) lies, by resampling the table</source>
        <translation>以重抽樣表格估計真實 I(X;Y) 所在的範圍</translation>
    </message>
    <message>
        <source>basic bootstrap: 2·I − percentiles of the resamples</source>
        <translation>基本自助法：2·I − 重抽樣的百分位數</translation>
    </message>
    <message>
        <source>Mutual information of predicted level and level</source>
        <translation>預測等級與等級的互資訊</translation>
    </message>
    <message>
        <source>Entropy of the clusters</source>
        <translation>群集的熵</translation>
    </message>
    <message>
        <source>Entropy of the levels</source>
        <translation>等級的熵</translation>
    </message>
    <message>
        <source>Entropy of the predicted levels</source>
        <translation>預測等級的熵</translation>
    </message>
    <message>
        <source>Joint entropy of cluster and level</source>
        <translation>群集與等級的聯合熵</translation>
    </message>
    <message>
        <source>Normalised mutual information of cluster and level, 0 to 1</source>
        <translation>群集與等級的正規化互資訊，0 至 1</translation>
    </message>
    <message>
        <source>Clusters in use</source>
        <translation>使用中的群集</translation>
    </message>
    <message>
        <source>Effective number of clusters</source>
        <translation>有效群集數</translation>
    </message>
    <message>
        <source>I and H in nats</source>
        <translation>I 與 H 以 nats 計</translation>
    </message>
    <message>
        <source>⚠ Only %1 samples an occupied cell: even the corrected I(X;Y) says too much.</source>
        <translation>⚠ 每個有樣本的格平均只有 %1 個樣本：即使校正後的 I(X;Y) 仍偏高。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>⚠ Collapsed: the classifier uses few of the clusters that K-means finds, and the scores are coarse. Take X by K-means in Curriculum, or pre-train longer.</source>
        <translation>⚠ 塌縮：分類器只使用 K-means 所找出群集中的少數幾個，分數因此很粗略。請在「課程」中將 X 改為由 K-means，或延長預訓練。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapView</name>
    <message>
        <source>%1: %2 samples, %3 % of I. A click selects them.</source>
        <translation>%1：%2 個樣本，佔 I 的 %3 %。按一下可選取。</translation>
    </message>
    <message>
        <source>%1 %2: %3 samples. A click selects them.</source>
        <translation>%1 %2：%3 個樣本。按一下可選取。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpActions</name>
    <message>
        <source>About DeepMI Studio</source>
        <translation>關於 DeepMI Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;DeepMI Studio %1&lt;/h3&gt;&lt;p&gt;Which samples are easy, which are hard, and why: curricula for speech emotion by mutual information between clusters, predictions and labels.&lt;/p&gt;&lt;p&gt;Qt %2, compiled with Qt %3, on %4.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;DeepMI Studio %1&lt;/h3&gt;&lt;p&gt;哪些樣本容易、哪些困難，以及原因何在：以群集、預測與標籤之間的互資訊，建立語音情緒的課程。&lt;/p&gt;&lt;p&gt;Qt %2，以 Qt %3 編譯，執行於 %4。&lt;/p&gt;&lt;p&gt;自由軟體，採用 GNU 通用公共授權條款第 3 版。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>導覽(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation>此面板的說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>鍵盤快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About DeepMI Studio</source>
        <translation>關於 DeepMI Studio(&amp;A)</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>說明頁面</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>說明頁面</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobControls</name>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>單步</translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there; the next epoch if it stands between two</source>
        <translation>執行到此訓練週期結束後暫停；若正停在兩個週期之間，則執行下一個週期</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>立即結束</translation>
    </message>
    <message>
        <source>End at the end of this epoch as if it were the last, and keep the result so far</source>
        <translation>把此訓練週期當作最後一個，在其結束時收尾，並保留目前的結果</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop within a batch. The state after the last whole epoch is kept as a checkpoint from which the training can be resumed</source>
        <translation>在一個批次內停止。最後一個完整訓練週期之後的狀態會保留為檢查點，訓練可由此繼續</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Go on to the end</source>
        <translation>執行到底</translation>
    </message>
    <message>
        <source>Stand still within a batch, everything kept in memory</source>
        <translation>在一個批次內停住，一切保留在記憶體中</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsPanel</name>
    <message>
        <source>Nothing runs and nothing waits. Trainings, scoring and loading show up here.</source>
        <translation>目前沒有執行中或等待中的工作。訓練、計分與載入會顯示在此。</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>清除已結束</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>清除已結束的工作</translation>
    </message>
    <message>
        <source>Take those that are over off the list</source>
        <translation>將已結束的工作從清單移除</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::KMeansPage</name>
    <message>
        <source>What clusters are: K-means by hand</source>
        <translation>動手做 K-means 分群</translation>
    </message>
    <message>
        <source>Samples, clusters and their centres</source>
        <translation>樣本、群集與其中心</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>群集</translation>
    </message>
    <message>
        <source>K = </source>
        <translation>K = </translation>
    </message>
    <message>
        <source>Start &amp;anew</source>
        <translation>重新開始(&amp;A)</translation>
    </message>
    <message>
        <source>Draws other samples as the first centres</source>
        <translation>另外抽選樣本作為最初的中心</translation>
    </message>
    <message>
        <source>&lt;p&gt;A cluster is a group of utterances that sound alike to the network. K-means finds K of them by two half-steps that are repeated: &lt;b&gt;assign&lt;/b&gt; every sample to its nearest centre, then &lt;b&gt;move&lt;/b&gt; every centre to the mean of its samples. The sum of squared distances (inertia) can only fall, so it settles, though where it settles depends on the start.&lt;/p&gt;&lt;p&gt;The points are up to 300 training samples in the two directions in which their embedding differs most. Pre-training does this every epoch in all 256 dimensions and takes the clusters as &lt;b&gt;pseudo-labels&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;群集是一群在網路聽來相似的語句。K-means 反覆進行兩個半步驟來找出 K 個群集：把每個樣本&lt;b&gt;指派&lt;/b&gt;給最近的中心，再把每個中心&lt;b&gt;移動&lt;/b&gt;到其樣本的平均位置。距離平方的總和（群內平方和，inertia）只會減少，因此最終會穩定下來，不過穩定在何處取決於起點。&lt;/p&gt;&lt;p&gt;圖中的點是至多 300 個訓練樣本，畫在其嵌入差異最大的兩個方向上。預訓練在每個訓練週期都以全部 256 維進行這個步驟，並以所得的群集作為&lt;b&gt;偽標籤&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Assign the samples</source>
        <translation>指派樣本(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Move the centres</source>
        <translation>移動中心(&amp;M)</translation>
    </message>
    <message>
        <source>There is no run yet: start on the first page.</source>
        <translation>還沒有訓練結果：請從第一頁開始。</translation>
    </message>
    <message>
        <source>Settled after %1 assignments, inertia %2.</source>
        <translation>經過 %1 次指派後穩定，群內平方和 %2。</translation>
    </message>
    <message>
        <source>Inertia %1; %2 samples changed their cluster.</source>
        <translation>群內平方和 %1；%2 個樣本改變了群集。</translation>
    </message>
    <message>
        <source>The centres are samples drawn at random.</source>
        <translation>中心是隨機抽出的樣本。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::LevelEdges</name>
    <message>
        <source>edge %1 of %2 at %3</source>
        <translation>邊界 %1 / %2，位於 %3</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MainWindow</name>
    <message>
        <source>DeepMI Studio</source>
        <translation>DeepMI Studio</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>執行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>選取</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>執行中的工作</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln 個樣本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln sample(s) selected: %2</source>
        <translation>
            <numerusform>已選取 %L1 / %Ln 個樣本：%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MappingForm</name>
    <message>
        <source>How it is read</source>
        <translation>讀取方式</translation>
    </message>
    <message>
        <source>Features in</source>
        <translation>特徵所在</translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the features</source>
        <translation>存放特徵的 HDF5 資料集、.npz 陣列或 MATLAB 變數</translation>
    </message>
    <message>
        <source>Names in</source>
        <translation>名稱所在</translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the row names</source>
        <translation>存放列名稱的 HDF5 資料集、.npz 陣列或 MATLAB 變數</translation>
    </message>
    <message>
        <source>File of names</source>
        <translation>名稱檔</translation>
    </message>
    <message>
        <source>Text file with one row name a line; a .npy file has no names of its own</source>
        <translation>每行一個列名稱的文字檔；.npy 檔本身沒有名稱</translation>
    </message>
    <message>
        <source>Choose the file of names</source>
        <translation>選擇名稱檔</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Column with the sample names</source>
        <translation>樣本名稱所在的欄</translation>
    </message>
    <message>
        <source>Splits in</source>
        <translation>分割所在</translation>
    </message>
    <message>
        <source>Column that says Train, Development, Test1 …</source>
        <translation>註明 Train、Development、Test1… 的欄</translation>
    </message>
    <message>
        <source>Raters in</source>
        <translation>評分者所在</translation>
    </message>
    <message>
        <source>Column that says who rated</source>
        <translation>註明評分者的欄</translation>
    </message>
    <message>
        <source>Arousal in</source>
        <translation>喚起度所在</translation>
    </message>
    <message>
        <source>Valence in</source>
        <translation>效價所在</translation>
    </message>
    <message>
        <source>Dominance in</source>
        <translation>支配度所在</translation>
    </message>
    <message>
        <source>Column with the values of this attribute</source>
        <translation>此向度的值所在的欄</translation>
    </message>
    <message>
        <source>Low end of the scale</source>
        <translation>量尺下限</translation>
    </message>
    <message>
        <source>Low end of the rating scale; empty = the format&apos;s own, else 1</source>
        <translation>評分量尺的下限；留空 = 採用格式本身的值，若無則為 1</translation>
    </message>
    <message>
        <source>High end of the scale</source>
        <translation>量尺上限</translation>
    </message>
    <message>
        <source>High end of the rating scale; empty = the format&apos;s own, else 7</source>
        <translation>評分量尺的上限；留空 = 採用格式本身的值，若無則為 7</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量尺</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自動判斷</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>關閉此訊息</translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>（另有 %n 則）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 失敗。</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>資訊</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::OpenDataDialog</name>
    <message>
        <source>Reading %1</source>
        <translation>讀取 %1</translation>
    </message>
    <message>
        <source>A feature file and a label file are needed; the rest is optional.</source>
        <translation>需要特徵檔與標籤檔；其餘可省略。</translation>
    </message>
    <message>
        <source>Matching names…</source>
        <translation>名稱配對中…</translation>
    </message>
    <message>
        <source>Matching names</source>
        <translation>名稱配對</translation>
    </message>
    <message>
        <source>A feature file and a label file are needed</source>
        <translation>需要特徵檔與標籤檔</translation>
    </message>
    <message>
        <source>Files are still being read</source>
        <translation>檔案仍在讀取中</translation>
    </message>
    <message>
        <source>Put right what is marked ⚠ first; a test corpus needs features and labels</source>
        <translation>請先修正標有 ⚠ 的項目；測試語料庫需要特徵與標籤</translation>
    </message>
    <message>
        <source>Load all of it</source>
        <translation>全部載入</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>載入 %1</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>檢視 %n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no features, labels or ratings: drop it on the main window.</source>
        <translation>%1 不是特徵、標籤或評分：請拖放到主視窗。</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>開啟資料</translation>
    </message>
    <message>
        <source>How features and labels match</source>
        <translation>特徵與標籤的配對情形</translation>
    </message>
    <message>
        <source>&amp;Names…</source>
        <translation>名稱(&amp;N)…</translation>
    </message>
    <message>
        <source>List the names that did not match</source>
        <translation>列出配對不上的名稱</translation>
    </message>
    <message>
        <source>Progress of loading</source>
        <translation>載入進度</translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation>教學語料庫(&amp;T)</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>虛構的語料庫，每個樣本的難度皆為已知</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop loading, or close the dialog</source>
        <translation>停止載入，或關閉對話方塊</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開啟(&amp;O)</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特徵</translation>
    </message>
    <message>
        <source>One row of features a sample: HDF5, .npy, .npz, .mat, HTK, CSV, TSV or ARFF</source>
        <translation>每個樣本一列特徵：HDF5、.npy、.npz、.mat、HTK、CSV、TSV 或 ARFF</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>Consensus labels a sample: labels_consensus.csv, labels.txt or a table</source>
        <translation>每個樣本的共識標籤：labels_consensus.csv、labels.txt 或表格</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>評分</translation>
    </message>
    <message>
        <source>Single ratings by single people (optional), for the disagreement</source>
        <translation>各評分者的個別評分（可省略），用於計算評分分歧</translation>
    </message>
    <message>
        <source>Unlabelled pool</source>
        <translation>未標記資料池</translation>
    </message>
    <message>
        <source>More features without labels (optional), for the self-supervised stage</source>
        <translation>沒有標籤的其他特徵（可省略），用於自監督階段</translation>
    </message>
    <message>
        <source>&amp;Add a test corpus</source>
        <translation>加入測試語料庫(&amp;A)</translation>
    </message>
    <message>
        <source>Another corpus to evaluate on, beside the Test splits of the labels</source>
        <translation>除標籤中的測試集之外，另一個用於評估的語料庫</translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation>音訊資料夾</translation>
    </message>
    <message>
        <source>Folder with a .wav a sample (optional), to listen to them</source>
        <translation>每個樣本一個 .wav 檔的資料夾（可省略），以便聆聽</translation>
    </message>
    <message>
        <source>Folder of .wav files, optional</source>
        <translation>.wav 檔的資料夾，可省略</translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation>選擇音訊資料夾</translation>
    </message>
    <message>
        <source>Test corpus %1</source>
        <translation>測試語料庫 %1</translation>
    </message>
    <message>
        <source>Name of the test corpus</source>
        <translation>測試語料庫的名稱</translation>
    </message>
    <message>
        <source>How results on it are called</source>
        <translation>其結果所用的名稱</translation>
    </message>
    <message>
        <source>· features</source>
        <translation>· 特徵</translation>
    </message>
    <message>
        <source>Features of the test corpus, as many columns as the training features</source>
        <translation>測試語料庫的特徵，欄數與訓練特徵相同</translation>
    </message>
    <message>
        <source>· labels</source>
        <translation>· 標籤</translation>
    </message>
    <message>
        <source>Labels of the test corpus</source>
        <translation>測試語料庫的標籤</translation>
    </message>
    <message>
        <source>Take this test corpus out</source>
        <translation>移除此測試語料庫</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>檔案中找到的內容</translation>
    </message>
    <message>
        <source>First rows and columns of the file</source>
        <translation>檔案的前幾列與前幾欄</translation>
    </message>
    <message>
        <source>%1: nothing chosen yet</source>
        <translation>%1：尚未選擇</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>讀取中…</translation>
    </message>
    <message>
        <source>Type a path, choose a file, or drop one here: what it is, is told by its content.</source>
        <translation>請輸入路徑、選擇檔案，或將檔案拖放到此：檔案類型由內容判斷。</translation>
    </message>
    <message>
        <source>%1 was left out: the features are one file and the pool another. “Add a test corpus” has places for more.</source>
        <translation>%1 未採用：特徵為一個檔案，未標記資料池為另一個。「加入測試語料庫」有更多位置。</translation>
    </message>
    <message>
        <source>%1 was left out: the labels are one file. “Add a test corpus” has places for more.</source>
        <translation>%1 未採用：標籤為一個檔案。「加入測試語料庫」有更多位置。</translation>
    </message>
    <message>
        <source>%1 was left out: the ratings are one file.</source>
        <translation>%1 未採用：評分為一個檔案。</translation>
    </message>
    <message>
        <source>Files that were not taken</source>
        <translation>未採用的檔案</translation>
    </message>
    <message>
        <source>A&amp;ll…</source>
        <translation>全部(&amp;L)…</translation>
    </message>
    <message>
        <source>List the files that were not taken</source>
        <translation>列出未採用的檔案</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>另有 %n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 took the place of %3.</source>
        <translation>%1：%2 取代了 %3。</translation>
    </message>
    <message>
        <source>Files that were replaced</source>
        <translation>被取代的檔案</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>還原(&amp;P)</translation>
    </message>
    <message>
        <source>Take the files again that were chosen before</source>
        <translation>重新採用先前選擇的檔案</translation>
    </message>
    <message>
        <source>It is read once nothing more is typed; Enter reads it at once.</source>
        <translation>停止輸入後便會讀取；按 Enter 鍵則立即讀取。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ParameterFields</name>
    <message>
        <source>Clusters K</source>
        <translation>群集數 K</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>訓練週期數</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Learning rate, stage I</source>
        <translation>學習率，階段 I</translation>
    </message>
    <message>
        <source>Momentum, stage I</source>
        <translation>動量，階段 I</translation>
    </message>
    <message>
        <source>Learning rate, stage II</source>
        <translation>學習率，階段 II</translation>
    </message>
    <message>
        <source>Learning rate of g</source>
        <translation>g 的學習率</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丟棄率</translation>
    </message>
    <message>
        <source>Clip features at ±</source>
        <translation>特徵截斷於 ±</translation>
    </message>
    <message>
        <source>Cluster head g</source>
        <translation>群集分類器 g</translation>
    </message>
    <message>
        <source>Uniform over clusters</source>
        <translation>各群集均勻抽樣</translation>
    </message>
    <message>
        <source>K-means iterations</source>
        <translation>K-means 迭代次數</translation>
    </message>
    <message>
        <source>Keep epoch</source>
        <translation>保留的訓練週期</translation>
    </message>
    <message>
        <source>Emotion levels E</source>
        <translation>情緒等級數 E</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>難度組</translation>
    </message>
    <message>
        <source>Epochs a bin</source>
        <translation>每組訓練週期數</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>學習率衰減</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>試驗次數</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>隱藏層寬度</translation>
    </message>
    <message>
        <source>Test normalisation</source>
        <translation>測試集標準化</translation>
    </message>
    <message>
        <source>Hardest first</source>
        <translation>由難到易</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Initial share</source>
        <translation>初始比例</translation>
    </message>
    <message>
        <source>Final epoch</source>
        <translation>最終週期</translation>
    </message>
    <message>
        <source>Rate rule</source>
        <translation>學習率規則</translation>
    </message>
    <message>
        <source>Epochs a decay</source>
        <translation>下降間隔</translation>
    </message>
    <message>
        <source>Rate floor</source>
        <translation>學習率下限</translation>
    </message>
    <message>
        <source>Warm restart</source>
        <translation>暖重啟</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::PrecisionChoice</name>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>What the networks multiply in: float32, a GPU&apos;s TF32, or bfloat16, which a processor with AVX-512 BF16 or AMX has and a GPU. Weights and losses stay float32</source>
        <translation>神經網路以何種精度相乘：float32、GPU 的 TF32，或 bfloat16（具備 AVX-512 BF16 或 AMX 的處理器與 GPU 才有）。權重與損失維持 float32</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>TF32 (GPU)</source>
        <translation>TF32（GPU）</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::PretrainPanel</name>
    <message>
        <source>Pre-train</source>
        <translation>預訓練</translation>
    </message>
    <message>
        <source>Progress of the pre-training</source>
        <translation>預訓練的進度</translation>
    </message>
    <message>
        <source>State of the pre-training</source>
        <translation>預訓練的狀態</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Where the network runs: the processor, or a GPU that LibTorch can use</source>
        <translation>網路在何處執行：處理器，或 LibTorch 可用的 GPU</translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation>第一個 GPU，若無則 CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 執行緒數</translation>
    </message>
    <message>
        <source>CPU threads of the training. The window stays responsive with all of them: training gives way to it</source>
        <translation>訓練所用的 CPU 執行緒數。即使全部使用，視窗仍保持順暢：訓練會讓路給視窗</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>執行緒</translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation>預估成本</translation>
    </message>
    <message>
        <source>&lt;p&gt;Operations of an epoch, from the sizes of the layers: with P the weights, Φ the extractor, g the cluster classifier, I the iterations of K-means,&lt;br&gt;stage I: M·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·(P&lt;sub&gt;Φ&lt;/sub&gt; + P&lt;sub&gt;g&lt;/sub&gt;)),&lt;br&gt;stage II: N·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·P),&lt;br&gt;measuring: (N + V)·2·P,&lt;br&gt;over the operations a second of the last pre-training on this device.&lt;/p&gt;&lt;p&gt;Memory: all features, six copies of the weights, the activations of a batch and three embeddings, 4 bytes a number.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每個訓練週期的運算量，依各層的大小計算：P 為權重數，Φ 為特徵擷取器，g 為群集分類器，I 為 K-means 的迭代次數，&lt;br&gt;階段 I：M·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·(P&lt;sub&gt;Φ&lt;/sub&gt; + P&lt;sub&gt;g&lt;/sub&gt;))，&lt;br&gt;階段 II：N·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·P)，&lt;br&gt;評估：(N + V)·2·P，&lt;br&gt;再除以上次在此裝置上預訓練的每秒運算量。&lt;/p&gt;&lt;p&gt;記憶體：所有特徵、六份權重、一個批次的活化值與三份嵌入，每個數字 4 位元組。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>More parameters</source>
        <translation>更多參數</translation>
    </message>
    <message>
        <source>Learning rates, dropout, the cluster head, K-means</source>
        <translation>學習率、丟棄率、群集分類器、K-means</translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation>沒有可供訓練的資料。</translation>
    </message>
    <message>
        <source>Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation>請在「檔案」選單開啟特徵與標籤，或教學語料庫。</translation>
    </message>
    <message>
        <source>This training was stopped after epoch %1 of %2. Go on from there?</source>
        <translation>此訓練停止於訓練週期 %1 / %2 之後。要從那裡繼續嗎？</translation>
    </message>
    <message>
        <source>No starts it anew and removes its checkpoint.</source>
        <translation>選「否」會重新開始並移除檢查點。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Looking for a checkpoint</source>
        <translation>尋找檢查點</translation>
    </message>
    <message>
        <source>No data yet. Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation>還沒有資料。請在「檔案」選單開啟特徵與標籤，或教學語料庫。</translation>
    </message>
    <message>
        <source>About %1 an epoch, %2 in all.</source>
        <translation>每個訓練週期約 %1，總共 %2。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Time: not known yet; the first run on this device measures it.</source>
        <translation>時間：尚不清楚；在此裝置上的第一次訓練會測量。</translation>
    </message>
    <message>
        <source>Memory: about %1.</source>
        <translation>記憶體：約 %1。</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>尋找裝置</translation>
    </message>
    <message>
        <source>Stage I on the unlabelled pool (%1 rows)</source>
        <translation>階段 I 使用未標記資料池（%1 列）</translation>
    </message>
    <message>
        <source>Stage I on an unlabelled pool (none open)</source>
        <translation>階段 I 使用未標記資料池（未開啟）</translation>
    </message>
    <message>
        <source>Without it, only the labelled samples are clustered: the paper&apos;s FSL variant</source>
        <translation>不使用時，只對有標籤的樣本分群：即論文的 FSL 變體</translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on %1; waits for what runs already</source>
        <translation>以 %1 訓練 DeepEmoCluster；會等待執行中的工作</translation>
    </message>
    <message>
        <source>Open data first</source>
        <translation>請先開啟資料</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ProjectKeeper</name>
    <message>
        <source>Opening %1</source>
        <translation>開啟 %1</translation>
    </message>
    <message>
        <source>Files have changed</source>
        <translation>檔案已變更</translation>
    </message>
    <message>
        <source>Go on with the files as they are now? Runs and scores that were made of the old ones may not fit them.</source>
        <translation>要使用檔案目前的內容嗎？由舊檔案產生的訓練結果與分數可能與其不符。</translation>
    </message>
    <message>
        <source>Not all of the project could be opened.</source>
        <translation>專案的部分內容無法開啟。</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>儲存專案</translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation>DeepMI 專案 (*.deepmi);;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>儲存 %1</translation>
    </message>
    <message>
        <source>Autosave failed.</source>
        <translation>自動儲存失敗。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>無法建立資料夾 %1。</translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation>自動儲存</translation>
    </message>
    <message>
        <source>Recover the last session?</source>
        <translation>要還原上次的工作階段嗎？</translation>
    </message>
    <message>
        <source>Recovering the last session</source>
        <translation>還原上次的工作階段</translation>
    </message>
    <message>
        <source>DeepMI Studio</source>
        <translation>DeepMI Studio</translation>
    </message>
    <message>
        <source>Checking the files of %1</source>
        <translation>檢查 %1 的檔案</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 已經存在。要取代它嗎？</translation>
    </message>
    <message>
        <source>The program ended without closing a project that has no name yet. Open what was kept of it at %1?</source>
        <translation>程式結束時沒有關閉一個尚未命名的專案。要開啟 %1 保留下來的內容嗎？</translation>
    </message>
    <message>
        <source>The program ended without closing %1. Open what was kept of it at %2?</source>
        <translation>程式結束時沒有關閉 %1。要開啟 %2 保留下來的內容嗎？</translation>
    </message>
    <message>
        <source>What was saved under its name stays as it is.</source>
        <translation>以其名稱儲存的內容維持不變。</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>復原(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>捨棄(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍後(&amp;L)</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankPage</name>
    <message>
        <source>Ranks &amp;by</source>
        <translation>排名指標(&amp;B)</translation>
    </message>
    <message>
        <source>Measure of the horizontal axis</source>
        <translation>橫軸的指標</translation>
    </message>
    <message>
        <source>a&amp;gainst</source>
        <translation>對照(&amp;G)</translation>
    </message>
    <message>
        <source>Measure of the vertical axis</source>
        <translation>縱軸的指標</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>對調</translation>
    </message>
    <message>
        <source>Exchanges the axes</source>
        <translation>對調兩軸</translation>
    </message>
    <message>
        <source>Ranks of two measures</source>
        <translation>兩種指標的排名</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 對照 %2</translation>
    </message>
    <message>
        <source>No data yet. Open data or scores: File ▸ Open</source>
        <translation>還沒有資料。請開啟資料或分數：檔案 ▸ 開啟資料</translation>
    </message>
    <message>
        <source>Two measures are needed. Pre-train, or open scores or ratings.</source>
        <translation>需要兩種指標。請進行預訓練，或開啟分數或評分。</translation>
    </message>
    <message>
        <source>ranks</source>
        <translation>排名</translation>
    </message>
    <message numerus="yes">
        <source>Ranks of %Ln sample(s) by %1 and by %2. </source>
        <translation>
            <numerusform>%Ln 個樣本依 %1 與依 %2 的排名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is not defined.</source>
        <translation>Spearman 相關係數無定義。</translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is %1.</source>
        <translation>Spearman 相關係數為 %1。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankScatterView</name>
    <message>
        <source>%1
rank %2 by %3
rank %4 by %5</source>
        <translation>%1
依 %3 排名 %2
依 %5 排名 %4</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ResumeOffer</name>
    <message>
        <source>Go on as if it had never been stopped: the result is the same</source>
        <translation>如同從未停止般繼續：結果相同</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>Discard the checkpoint</source>
        <translation>捨棄檢查點</translation>
    </message>
    <message>
        <source>Remove the checkpoint; the training can then only start anew</source>
        <translation>移除檢查點；之後訓練只能重新開始</translation>
    </message>
    <message>
        <source>A training with these parameters on these data was interrupted. Its last checkpoint is damaged; the one before it, after epoch %1 of %2, is whole.</source>
        <translation>以這些參數與資料進行的訓練曾被中斷。最後一個檢查點已損壞；前一個在訓練週期 %1 / %2 之後，完好無缺。</translation>
    </message>
    <message>
        <source>This training was stopped after epoch %1 of %2.</source>
        <translation>此訓練停止於訓練週期 %1 / %2 之後。</translation>
    </message>
    <message>
        <source>Resume from epoch %1</source>
        <translation>從訓練週期 %1 繼續</translation>
    </message>
    <message>
        <source>The training with the parameters above on the data that are open</source>
        <translation>以上方參數與已開啟資料進行的訓練</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RunActions</name>
    <message>
        <source>&amp;Pre-train</source>
        <translation>預訓練(&amp;P)</translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on the open data with the parameters of Pre-training</source>
        <translation>以「預訓練」面板的參數，用目前開啟的資料訓練 DeepEmoCluster</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>暫停(&amp;A)</translation>
    </message>
    <message>
        <source>The running job stands still</source>
        <translation>讓執行中的工作停住</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>繼續(&amp;R)</translation>
    </message>
    <message>
        <source>The paused job goes on</source>
        <translation>讓暫停的工作繼續</translation>
    </message>
    <message>
        <source>Step one &amp;epoch</source>
        <translation>單步執行一個訓練週期(&amp;E)</translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there</source>
        <translation>執行到此訓練週期結束後暫停</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>立即結束(&amp;F)</translation>
    </message>
    <message>
        <source>End at the end of this epoch and keep the result so far</source>
        <translation>在此訓練週期結束時收尾，並保留目前的結果</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop the running job; a training that has done an epoch leaves a checkpoint to resume from</source>
        <translation>停止執行中的工作；已完成至少一個訓練週期的訓練會留下檢查點以供繼續</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleDetail</name>
    <message>
        <source>Sample in focus</source>
        <translation>焦點樣本</translation>
    </message>
    <message>
        <source>What is known of the sample</source>
        <translation>關於此樣本的已知資訊</translation>
    </message>
    <message>
        <source>No sample in focus</source>
        <translation>沒有焦點樣本</translation>
    </message>
    <message>
        <source>Choose a row of the table or a point of a plot.</source>
        <translation>請選擇表格的一列或圖中的一個點。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplePlayer</name>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空白鍵）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Choose the folder in which the recordings lie, named as the samples</source>
        <translation>選擇存放錄音的資料夾，錄音以樣本名稱命名</translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation>選擇音訊資料夾</translation>
    </message>
    <message>
        <source>Place and length of the recording</source>
        <translation>錄音的位置與長度</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音訊</translation>
    </message>
    <message>
        <source>Folder of audio</source>
        <translation>音訊資料夾</translation>
    </message>
    <message>
        <source>Looking for audio</source>
        <translation>尋找音訊</translation>
    </message>
    <message>
        <source>Waveforms are drawn of wav files.</source>
        <translation>只有 wav 檔會畫出波形。</translation>
    </message>
    <message>
        <source>Reading the waveform</source>
        <translation>讀取波形</translation>
    </message>
    <message>
        <source>The file ends before its header says; what is there is shown.</source>
        <translation>檔案比標頭所記載的短；僅顯示現有的部分。</translation>
    </message>
    <message>
        <source>It cannot be played: %1</source>
        <translation>無法播放：%1</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暫停（空白鍵）</translation>
    </message>
    <message>
        <source>%1 / %2 s</source>
        <translation>%1 / %2 秒</translation>
    </message>
    <message>
        <source>No folder of audio is open.</source>
        <translation>尚未開啟音訊資料夾。</translation>
    </message>
    <message>
        <source>Looking for audio in %1…</source>
        <translation>正在 %1 中尋找音訊…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) found. Choose a sample to hear it.</source>
        <translation>
            <numerusform>找到 %Ln 個錄音。請選擇樣本以聆聽。</numerusform>
        </translation>
    </message>
    <message>
        <source>Several files in subfolders of %1 are called as this sample.</source>
        <translation>%1 的子資料夾中有多個檔案與此樣本同名。</translation>
    </message>
    <message>
        <source>No recording of this sample in %1.</source>
        <translation>%1 中沒有此樣本的錄音。</translation>
    </message>
    <message>
        <source>This computer has no audio output.</source>
        <translation>此電腦沒有音訊輸出。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableModel</name>
    <message>
        <source>Sorting the table</source>
        <translation>表格排序</translation>
    </message>
    <message>
        <source>%1 is not known of this sample</source>
        <translation>此樣本的「%1」未知</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>In the filter: %1</source>
        <translation>篩選條件：%1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableSelection</name>
    <message>
        <source>a row of the table</source>
        <translation>表格的一列</translation>
    </message>
    <message>
        <source>rows of the table</source>
        <translation>表格的多列</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableView</name>
    <message>
        <source>Columns of the table of samples</source>
        <translation>樣本表格的欄</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplesPanel</name>
    <message>
        <source>Selected only</source>
        <translation>只顯示選取</translation>
    </message>
    <message>
        <source>The table was not written.</source>
        <translation>未能寫入表格。</translation>
    </message>
    <message>
        <source>Table of the samples</source>
        <translation>樣本表格</translation>
    </message>
    <message>
        <source>No samples yet. Open data, a run or scores.</source>
        <translation>還沒有樣本。請開啟資料、訓練結果或分數。</translation>
    </message>
    <message>
        <source>Show the data panel</source>
        <translation>顯示資料面板</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which data are opened</source>
        <translation>顯示可開啟資料的面板</translation>
    </message>
    <message>
        <source>Filter: part of a name, or label &gt; 5 and cluster = 3</source>
        <translation>篩選：名稱的一部分，或 label &gt; 5 and cluster = 3</translation>
    </message>
    <message>
        <source>There are no clusters yet: a pre-training makes them (Run ▸ Pre-train).</source>
        <translation>還沒有群集：請以預訓練產生（執行 ▸ 預訓練）。</translation>
    </message>
    <message>
        <source>Filter of the samples</source>
        <translation>樣本篩選</translation>
    </message>
    <message>
        <source>&lt;p&gt;A part of the name, or comparisons by = != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= and ~ (contains), joined by &lt;i&gt;and&lt;/i&gt;, &lt;i&gt;or&lt;/i&gt;, &lt;i&gt;not&lt;/i&gt; and parentheses:&lt;/p&gt;&lt;p&gt;split = Train and rank &amp;lt; 100&lt;br&gt;not bin = 1&lt;br&gt;Gender = Female or rater spread = missing&lt;/p&gt;&lt;p&gt;A column&apos;s tooltip says how it is called. Bins count from 1, ranks from 0.&lt;/p&gt;</source>
        <translation>&lt;p&gt;名稱的一部分，或以 = != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= 與 ~（包含）比較，可用 &lt;i&gt;and&lt;/i&gt;、&lt;i&gt;or&lt;/i&gt;、&lt;i&gt;not&lt;/i&gt; 與括號連接：&lt;/p&gt;&lt;p&gt;split = Train and rank &amp;lt; 100&lt;br&gt;not bin = 1&lt;br&gt;Gender = Female or rater spread = missing&lt;/p&gt;&lt;p&gt;欄位的工具提示註明其名稱。難度組由 1 起算，排名由 0 起算。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>篩選條件的錯誤</translation>
    </message>
    <message>
        <source>Shows only what was selected in plots and in this table</source>
        <translation>只顯示在圖中與此表格中選取的樣本</translation>
    </message>
    <message>
        <source>Samples shown and selected</source>
        <translation>顯示與選取的樣本數</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>顯示哪些欄</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Writes samples with the shown columns to a CSV file</source>
        <translation>將樣本與所顯示的欄寫入 CSV 檔</translation>
    </message>
    <message>
        <source>Selected samples…</source>
        <translation>選取的樣本…</translation>
    </message>
    <message>
        <source>All shown samples…</source>
        <translation>所有顯示的樣本…</translation>
    </message>
    <message>
        <source>%L1 samples</source>
        <translation>%L1 個樣本</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>, %L1 selected</source>
        <translation>，已選取 %L1</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>排序中…</translation>
    </message>
    <message>
        <source>Export samples</source>
        <translation>匯出樣本</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>寫入 %1</translation>
    </message>
    <message>
        <source>There are no samples yet: open data, a run or scores.</source>
        <translation>還沒有樣本：請開啟資料、訓練結果或分數。</translation>
    </message>
    <message>
        <source>A row for each of %L1 samples, with %L2 columns.</source>
        <translation>%L1 個樣本各一列，共 %L2 欄。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>In a plot: move the cursor</source>
        <translation>在圖中：移動游標</translation>
    </message>
    <message>
        <source>arrow keys, Home, End</source>
        <translation>方向鍵、Home、End</translation>
    </message>
    <message>
        <source>In a plot: select what is under the cursor</source>
        <translation>在圖中：選取游標所在處</translation>
    </message>
    <message>
        <source>Enter; Shift adds, Ctrl toggles</source>
        <translation>Enter；Shift 加選，Ctrl 切換</translation>
    </message>
    <message>
        <source>From one control to the next</source>
        <translation>在控制項之間移動</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>What</source>
        <translation>動作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>In the map and the charts: zoom, show everything</source>
        <translation>在嵌入圖與圖表中：縮放、顯示全部</translation>
    </message>
    <message>
        <source>+ and −, 0</source>
        <translation>+ 與 −、0</translation>
    </message>
    <message>
        <source>In the table of samples: play, copy</source>
        <translation>在樣本表格中：播放、複製</translation>
    </message>
    <message>
        <source>Space, Ctrl+C</source>
        <translation>空白鍵、Ctrl+C</translation>
    </message>
    <message>
        <source>On the edges of the levels: choose, move, add, remove</source>
        <translation>在等級邊界上：選擇、移動、新增、移除</translation>
    </message>
    <message>
        <source>up and down, left and right, Insert, Delete</source>
        <translation>上下鍵、左右鍵、Insert、Delete</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SourceField</name>
    <message>
        <source>Type a path, or drop a file here</source>
        <translation>輸入路徑，或將檔案拖放到此</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>選擇檔案：%1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>讀取中…</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 列 × %2 欄</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %n attribute(s)</source>
        <translation>
            <numerusform>%1 列，%n 個向度</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ratings of %2 samples</source>
        <translation>%2 個樣本的 %1 筆評分</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourComparisonPage</name>
    <message>
        <source>A curriculum against none</source>
        <translation>有課程與無課程的對照</translation>
    </message>
    <message>
        <source>&amp;Train both</source>
        <translation>訓練兩者(&amp;T)</translation>
    </message>
    <message>
        <source>CCC of every trial</source>
        <translation>每次試驗的 CCC</translation>
    </message>
    <message numerus="yes">
        <source>Trains the curriculum regressor %n time(s) without and with the curriculum</source>
        <translation>
            <numerusform>分別以無課程與有課程訓練課程迴歸器 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n time(s) with other seeds; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</source>
        <translation>
            <numerusform>&lt;p&gt;課程迴歸器從最容易的難度組開始；每隔數個訓練週期加入一個難度組，並將學習率減半。沒有課程時，則一開始就看到全部資料。兩者各以不同的種子訓練 %n 次；以開發集選出最佳的訓練週期，CCC 則在各測試集上計算。Test2 是在訓練資料所沒有的條件下錄製的。&lt;/p&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;還沒有訓練結果：請從第一頁開始。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: %2 without, %3 with the curriculum (α = %4); difference %5, p = %6.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;：無課程 %2，有課程 %3（α = %4）；差異 %5，p = %6。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A curriculum does not help everywhere, and three trials say little: that is why the program compares, with trials, intervals and tests, instead of believing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;課程並非處處有幫助，而三次試驗能說明的很有限：正因如此，本程式以試驗、信賴區間與檢定來比較，而不是憑信念。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Trials of both approaches on each test split</source>
        <translation>兩種方法在各測試集上的試驗</translation>
    </message>
    <message>
        <source>Nothing is trained yet: Train both draws every trial here.</source>
        <translation>尚未訓練：按「訓練兩者」後，每次試驗會畫在此處。</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same trials stand in the panel &lt;b&gt;Comparison&lt;/b&gt; of the window, their curves in &lt;b&gt;Training&lt;/b&gt;. Check more curricula there, or raise the trials, and press Continue.&lt;/p&gt;</source>
        <translation>&lt;p&gt;同樣的試驗也在視窗的「&lt;b&gt;比較&lt;/b&gt;」面板中，其曲線在「&lt;b&gt;訓練曲線&lt;/b&gt;」。在那裡勾選更多課程，或增加試驗次數，再按「繼續」。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一頁(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一頁(&amp;N)</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>導覽</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章節</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingList</name>
    <message>
        <source>Kind of training</source>
        <translation>訓練種類</translation>
    </message>
    <message>
        <source>Pre-training of clusters, or the regressor trained on a curriculum</source>
        <translation>群集的預訓練，或以課程訓練的迴歸器</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>預訓練</translation>
    </message>
    <message>
        <source>Curriculum regressor</source>
        <translation>課程迴歸器</translation>
    </message>
    <message>
        <source>Trainings shown over each other</source>
        <translation>疊在一起顯示的訓練</translation>
    </message>
    <message>
        <source>Check trainings to see them over each other</source>
        <translation>勾選訓練即可疊在一起比較</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全選</translation>
    </message>
    <message>
        <source>Check all trainings</source>
        <translation>勾選所有訓練</translation>
    </message>
    <message>
        <source>Show every training of the list</source>
        <translation>顯示清單中的每次訓練</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不選</translation>
    </message>
    <message>
        <source>Check no training</source>
        <translation>取消勾選所有訓練</translation>
    </message>
    <message>
        <source>Show no training</source>
        <translation>不顯示任何訓練</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the chosen training</source>
        <translation>移除所選的訓練</translation>
    </message>
    <message>
        <source>Takes the curve off the list. A run that is open stays open.</source>
        <translation>將曲線從清單移除。已開啟的訓練結果仍保持開啟。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1：%n 個訓練週期</numerusform>
        </translation>
    </message>
    <message>
        <source>, running</source>
        <translation>，執行中</translation>
    </message>
    <message>
        <source>Mean of trials</source>
        <translation>試驗平均</translation>
    </message>
    <message>
        <source>One curve an approach: the mean of its trials, with a band of one standard deviation to either side</source>
        <translation>每種方法一條曲線：各試驗的平均，兩側各帶一個標準差的帶狀區</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n trial(s)</source>
        <translation>
            <numerusform>%1，%n 次試驗</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingLog</name>
    <message>
        <source>%1, K = %2, seed %3</source>
        <translation>%1，K = %2，種子 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, trial %2</source>
        <translation>%1，第 %2 次試驗</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingPanel</name>
    <message>
        <source>Values of the epoch under the pointer</source>
        <translation>游標所指訓練週期的值</translation>
    </message>
    <message>
        <source>Point at a chart for its values.</source>
        <translation>指向圖表可看其數值。</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>對數座標軸</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>對數座標軸</translation>
    </message>
    <message>
        <source>Losses, learning rate and samples in use on a logarithmic axis</source>
        <translation>以對數座標軸顯示損失、學習率與使用中的樣本數</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Exponentially weighted mean of the epochs so far; the values stay faintly behind</source>
        <translation>至今各訓練週期的指數加權平均；原值以淡色留在背後</translation>
    </message>
    <message>
        <source>Weight of the epochs before</source>
        <translation>先前訓練週期的權重</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>顯示全部</translation>
    </message>
    <message>
        <source>Show all epochs and values</source>
        <translation>顯示所有訓練週期與值</translation>
    </message>
    <message>
        <source>The whole range of every chart again (0, or a double click in a chart)</source>
        <translation>每張圖表恢復顯示完整範圍（按 0，或在圖表上按兩下）</translation>
    </message>
    <message>
        <source>No curves yet. They appear here while a pre-training or a comparison of curricula runs, and for every run that is opened.</source>
        <translation>還沒有曲線。進行預訓練或比較課程時，曲線會出現在此；每個開啟的訓練結果也會。</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>還沒有曲線</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>預訓練…</translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation>預訓練</translation>
    </message>
    <message>
        <source>Shows the panel that starts a pre-training</source>
        <translation>顯示可開始預訓練的面板</translation>
    </message>
    <message>
        <source>Curves of training</source>
        <translation>訓練曲線</translation>
    </message>
    <message>
        <source>There are no curves yet: open a run, or pre-train (Run ▸ Pre-train).</source>
        <translation>還沒有曲線：請開啟訓練結果，或進行預訓練（執行 ▸ 預訓練）。</translation>
    </message>
    <message>
        <source>Curves of training, an epoch a point. %1.</source>
        <translation>訓練曲線，每個訓練週期一個點。%1。</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingSettingsDialog</name>
    <message>
        <source>Training settings</source>
        <translation>訓練設定</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Regressor</source>
        <translation>迴歸器</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Where the networks run: the processor, or a GPU that LibTorch can use</source>
        <translation>網路在何處執行：處理器，或 LibTorch 可用的 GPU</translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation>第一個 GPU，若無則 CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 執行緒數</translation>
    </message>
    <message>
        <source>CPU threads of the training</source>
        <translation>訓練所用的 CPU 執行緒數</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>電腦</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>執行緒</translation>
    </message>
    <message>
        <source>The values of the paper</source>
        <translation>論文的值</translation>
    </message>
    <message>
        <source>What the panel Curriculum shows is what is trained; its number is changed there</source>
        <translation>訓練的就是「課程」面板所顯示的；組數請在該面板更改</translation>
    </message>
    <message>
        <source>%1, as in the panel Curriculum</source>
        <translation>%1，與「課程」面板相同</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TruthPage</name>
    <message>
        <source>The truth beside what was found</source>
        <translation>真值與所得結果的對照</translation>
    </message>
    <message>
        <source>Mean true ambiguity of each bin</source>
        <translation>各難度組的平均真實模糊程度</translation>
    </message>
    <message>
        <source>&lt;p&gt;The truth is known of the teaching corpus alone: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;只有教學語料庫的真值是已知的：請從第一頁開始。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;How ambiguous the samples of each bin of DeepMI truly are, from the first (easiest) to the last; the dashed line is the mean of all. Over all samples, rank and ambiguity correlate with ρ = &lt;b&gt;%1&lt;/b&gt; (Spearman).&lt;/p&gt;</source>
        <translation>&lt;p&gt;DeepMI 各難度組樣本真實的模糊程度，由第一組（最容易）到最後一組；虛線是全體的平均。以全部樣本而言，排名與模糊程度的相關為 ρ = &lt;b&gt;%1&lt;/b&gt;（Spearman）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Mean true ambiguity by bin:</source>
        <translation>各難度組的平均真實模糊程度：</translation>
    </message>
    <message>
        <source>bin of DeepMI, easiest first</source>
        <translation>DeepMI 的難度組，由最容易開始</translation>
    </message>
    <message>
        <source>mean true ambiguity</source>
        <translation>平均真實模糊程度</translation>
    </message>
    <message>
        <source>&lt;p&gt;The spread of the raters&apos; answers, which needs several raters a sample, correlates with ρ = &lt;b&gt;%1&lt;/b&gt;. DeepMI needs no raters, but it measures something else as well: how common a level is, and how much the network has learned. Move α on the page “What α trades” and watch this one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;評分者作答的分歧度（每個樣本需要多位評分者）與模糊程度的相關為 ρ = &lt;b&gt;%1&lt;/b&gt;。DeepMI 不需要評分者，但它也量到了別的東西：等級有多常見，以及網路學到了多少。請在「α 的取捨」一頁移動 α，並觀察這一頁。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ViewActions</name>
    <message>
        <source>Language: %1.</source>
        <translation>語言：%1。</translation>
    </message>
    <message>
        <source>The window speaks it when the program is started again.</source>
        <translation>重新啟動程式後，視窗即改用此語言。</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟隨系統(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重設版面配置(&amp;R)</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>跟隨系統佈景主題(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>淺色佈景主題(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色佈景主題(&amp;D)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>語言 (Language)(&amp;G)</translation>
    </message>
    <message>
        <source>Pr&amp;esentation mode</source>
        <translation>簡報模式(&amp;E)</translation>
    </message>
    <message>
        <source>Large texts and figures, the whole screen</source>
        <translation>放大文字與圖，使用整個螢幕</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Waveform of the sample in focus. Click, or press left and right, to play from elsewhere; Space plays and pauses.</source>
        <translation>焦點樣本的波形。按一下，或按左右鍵，可從其他位置播放；空白鍵播放與暫停。</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::Workspace</name>
    <message>
        <source>Show %1</source>
        <translation>顯示 %1</translation>
    </message>
    <message>
        <source>This attribute cannot be shown</source>
        <translation>無法顯示此向度</translation>
    </message>
    <message>
        <source>These settings cannot be used</source>
        <translation>無法使用這些設定</translation>
    </message>
    <message>
        <source>The curriculum cannot be computed</source>
        <translation>無法計算課程</translation>
    </message>
    <message>
        <source>The run %1 does not fit the open data.</source>
        <translation>訓練結果 %1 與目前開啟的資料不符。</translation>
    </message>
    <message>
        <source>This K cannot be previewed</source>
        <translation>無法預覽此 K</translation>
    </message>
    <message>
        <source>Preview of K = %1</source>
        <translation>K = %1 的預覽</translation>
    </message>
    <message>
        <source>Counting levels</source>
        <translation>計數各等級</translation>
    </message>
</context>
</TS>
